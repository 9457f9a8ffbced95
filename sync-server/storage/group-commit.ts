/**
 * Writes of many connections share one transaction, and so one wait for the disk: all that is asked
 * for in one turn of the event loop is committed at its end. Whoever writes alone waits for nothing
 * else; while others do, a commit comes a moment after the one before, with all that came meanwhile:
 * a busy relay spends most of its time on the disk otherwise.
 */
import type { Charges } from './charges.ts'
import { isBusy, type RelayDatabase } from './database.ts'

export type Commit = <Result>(work: () => Result) => Promise<Result>

interface Waiting {
  work: () => unknown
  resolve: (result: never) => void
  reject: (error: unknown) => void
}

/** From the end of a commit to the next, in milliseconds. Nobody who types notices. */
const PAUSE = 10

export function groupCommit(database: RelayDatabase, charges: Charges): Commit {
  let waiting: Waiting[] = []
  let last = -Infinity

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
    last = performance.now()
  }

  function commitAlone({ work, resolve, reject }: Waiting) {
    try {
      resolve(transact(work) as never)
    } catch (error) {
      reject(error)
    }
  }

  const transact = <Result>(work: () => Result): Result =>
    database.transaction(() => {
      // Those of a transaction that was rolled back.
      charges.forget()
      const result = work()
      charges.write()
      return result
    })

  function schedule() {
    const pause = last + PAUSE - performance.now()
    if (pause > 0) setTimeout(commitAll, pause)
    else setImmediate(commitAll)
  }

  return (work) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) schedule()
      waiting.push({ work, resolve, reject })
    })
}
