/**
 * Whether this vault is open in two places that both take themselves for this device: whoever connects
 * later shows the other one out. Once may be a line that broke; again and again it is a copy that was
 * made with all that tells a copy from the original (docs/decisions/0007).
 */
import type { Chapter } from '../chapter/chapter.ts'
import { addNotice } from './notices.ts'
import type { ClientProblem } from './client-state.ts'

const OFTEN = 3
const WITHIN_MILLISECONDS = 10 * 60_000

/** @returns what to say of a connection that ended: its own problem, or `twice` */
export function createTwice(
  { db, device }: Chapter,
  now: () => number = Date.now,
): (problem: ClientProblem) => ClientProblem {
  let times: number[] = []

  return (problem) => {
    if (problem !== 'replaced') return problem
    const at = now()
    times = [...times, at].filter((time) => time > at - WITHIN_MILLISECONDS)
    if (times.length < OFTEN) return problem
    addNotice(db, { kind: 'twice', device, at })
    return 'twice'
  }
}
