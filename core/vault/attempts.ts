/** Wrong passphrases make the next try wait longer, also after a restart of the app. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { parseJson } from './parse-json.ts'
import { writeFileDurably } from './write-file.ts'

const attempts = z.object({ failures: z.int().min(0), last: z.number() })

const FREE_ATTEMPTS = 3
const LONGEST_WAIT_SECONDS = 300

const attemptsPath = (dataFolder: string) => path.join(dataFolder, 'attempts.json')

/** Seconds to wait after so many failures in a row: 0, 0, 0, 2, 4, 8 … 300. */
export function waitAfter(failures: number): number {
  return failures < FREE_ATTEMPTS
    ? 0
    : Math.min(2 ** (failures - FREE_ATTEMPTS + 1), LONGEST_WAIT_SECONDS)
}

/** Whole seconds until the next try is allowed. `now` in milliseconds since 1970. */
export function secondsToWait(dataFolder: string, now: number): number {
  const { failures, last } = readAttempts(dataFolder)
  // A clock that was set back must not lock anybody out for longer than the wait itself.
  const elapsed = Math.max(0, now - last) / 1000
  return Math.max(0, Math.ceil(waitAfter(failures) - elapsed))
}

export function recordFailure(dataFolder: string, now: number): void {
  const failures = readAttempts(dataFolder).failures + 1
  writeFileDurably(attemptsPath(dataFolder), JSON.stringify({ failures, last: now }))
}

export function clearFailures(dataFolder: string): void {
  rmSync(attemptsPath(dataFolder), { force: true })
}

function readAttempts(dataFolder: string): z.infer<typeof attempts> {
  const file = attemptsPath(dataFolder)
  if (!existsSync(file)) return { failures: 0, last: 0 }
  const parsed = attempts.safeParse(parseJson(readFileSync(file, 'utf8')))
  return parsed.success ? parsed.data : { failures: 0, last: 0 }
}
