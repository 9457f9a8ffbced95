/**
 * What helpers of unit tests do after each test. Files share what is imported: a hook that a helper
 * registered itself would be one of the first file that imports it, and of no other.
 */
const endings: (() => Promise<void>)[] = []

/** Once for each helper, where it is imported. */
export function afterEachTest(end: () => Promise<void>): void {
  endings.push(end)
}

export async function endTest(): Promise<void> {
  for (const end of endings) await end()
}
