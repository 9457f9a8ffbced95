import { statSync } from 'node:fs'

/** A younger file may belong to work that goes on just now, here or in another program. */
const LEFT_OVER_MILLISECONDS = 60 * 60 * 1000

/** Whether a file for a while was left by work that was cut off. */
export function isLeftOver(file: string): boolean {
  const at = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return Date.now() - at > LEFT_OVER_MILLISECONDS
}
