import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Stories of several apps, and the many runs of the simulator: begun last, they would end alone. */
const LONG = [/tests\/stories\//, /simulator/, /tests\/(sync|core)\//]

const rank = ({ moduleId }: TestSpecification): number => {
  const found = LONG.findIndex((part) => part.test(moduleId))
  return found < 0 ? LONG.length : found
}

/** Begins with what takes long, and goes on as Vitest does. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.sort((one, other) => rank(one) - rank(other))
  }
}
