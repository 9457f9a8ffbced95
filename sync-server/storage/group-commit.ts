/**
 * Writes of many connections share one transaction, and so one wait for the disk: all that is asked
 * for in one turn of the event loop is committed at its end.
 */
import { isBusy, type RelayDatabase } from './database.ts'

export type Commit = <Result>(work: () => Result) => Promise<Result>

interface Waiting {
  work: () => unknown
  resolve: (result: never) => void
  reject: (error: unknown) => void
}

export function groupCommit(database: RelayDatabase): Commit {
  let waiting: Waiting[] = []

  function commitAll() {
    const together = waiting
    waiting = []
    try {
      const results = database.transaction(() => together.map(({ work }) => work()))
      for (const [index, { resolve }] of together.entries()) resolve(results[index] as never)
    } catch (error) {
      // Who waited once for a database that is busy must not wait for it again for each.
      if (together.length === 1 || isBusy(error)) for (const { reject } of together) reject(error)
      // One that cannot be written must not take the others along.
      else for (const each of together) commitAlone(each)
    }
  }

  function commitAlone({ work, resolve, reject }: Waiting) {
    try {
      resolve(database.transaction(work) as never)
    } catch (error) {
      reject(error)
    }
  }

  return (work) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(commitAll)
      waiting.push({ work, resolve, reject })
    })
}
