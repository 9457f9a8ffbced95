/** How a figure is printed: beside its target, and beside what was measured before. */
import { TARGETS } from './targets.ts'

/** So much more than before is more than chance. */
const WORSE = 1.25

/** @param before what `baseline.json` says, where it knows the figure */
export function lineOf(name: string, value: number, before: number | undefined): string {
  const target = TARGETS[name]
  const goal =
    target === undefined ? '' : `≤ ${String(target)} ${value <= target ? 'reached' : 'MISSED'}`
  const isWorse = before !== undefined && value > before * WORSE
  const was =
    before === undefined ? '' : `(before: ${before.toFixed(2)}${isWorse ? ', WORSE' : ''})`
  const figure = value.toFixed(2).padStart(9)
  return `${name.padEnd(66)} ${figure}   ${goal.padEnd(16)} ${was}`.trimEnd()
}
