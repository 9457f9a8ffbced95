import { setTimeout } from 'node:timers/promises'

const LONGEST = 20_000
const PAUSE = 20

/** Asks again and again. @returns the first answer that is something. @throws when none comes in time */
export async function until<Value>(
  what: string,
  ask: () => Promise<Value | null | undefined | false>,
  { longest = LONGEST, pause = PAUSE } = {},
): Promise<Value> {
  const end = performance.now() + longest
  for (;;) {
    const answer = await ask()
    if (answer !== null && answer !== undefined && answer !== false) return answer
    if (performance.now() > end) throw new Error(`${what}: not in time`)
    await setTimeout(pause)
  }
}
