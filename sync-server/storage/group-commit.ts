/**
 * Writes of many connections share one transaction, and so one wait for the disk: all that is asked
 * for in one turn of the event loop is committed at its end. Whoever writes alone waits for nothing
 * else. The more came together, the longer the next commit gathers: a busy relay would else spend most
 * of its time on the disk, and on telling everybody one entry at a time.
 */
import { isBusy, type RelayDatabase } from './database.ts'

export type Commit = <Result>(work: () => Result) => Promise<Result>

/** What goes with every transaction. */
export interface Around {
  begin(): void
  /** Writes what belongs to its end. */
  end(): void
  failed(): void
}

interface Waiting {
  work: () => unknown
  resolve: (result: never) => void
  reject: (error: unknown) => void
}

/** From the end of a commit to the next, in milliseconds: for each that it held, and at most. */
const PAUSE = 1
const LONGEST_PAUSE = 40

export function groupCommit(database: RelayDatabase, around: Around): Commit {
  let waiting: Waiting[] = []
  let next = -Infinity

  function commitAll() {
    const together = waiting
    waiting = []
    try {
      const results = transact(() => together.map(({ work }) => work()))
      for (const [index, { resolve }] of together.entries()) resolve(results[index] as never)
    } catch (error) {
      // Who waited once for a database that is busy must not wait for it again for each.
      if (together.length === 1 || isBusy(error)) for (const { reject } of together) reject(error)
      // One that cannot be written must not take the others along.
      else for (const each of together) commitAlone(each)
    }
    // One alone is what a person does, who may go on at once.
    const pause = together.length === 1 ? 0 : together.length * PAUSE
    next = performance.now() + Math.min(pause, LONGEST_PAUSE)
  }

  function commitAlone({ work, resolve, reject }: Waiting) {
    try {
      resolve(transact(work) as never)
    } catch (error) {
      reject(error)
    }
  }

  function transact<Result>(work: () => Result): Result {
    try {
      return database.transaction(() => {
        around.begin()
        const result = work()
        around.end()
        return result
      })
    } catch (error) {
      around.failed()
      throw error
    }
  }

  function schedule() {
    const pause = next - performance.now()
    if (pause > 0) setTimeout(commitAll, pause)
    else setImmediate(commitAll)
  }

  return (work) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) schedule()
      waiting.push({ work, resolve, reject })
    })
}
