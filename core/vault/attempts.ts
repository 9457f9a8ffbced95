/** Wrong passphrases make the next try wait longer, also after a restart of the app. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { diskFailure } from './open-failure.ts'
import { parseJson } from './parse-json.ts'
import { writeFileDurably } from './write-file.ts'

const attempts = z.object({ failures: z.int().min(0), last: z.number() })

type Attempts = z.infer<typeof attempts>

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
  const wait = waitAfter(failures)
  if (wait > 0 && last > now) {
    // A clock that was set back must not lock anybody out for longer than the wait itself.
    writeAttempts(dataFolder, { failures, last: now })
    return wait
  }
  return Math.max(0, Math.ceil(wait - (now - last) / 1000))
}

/**
 * Counts a try as failed. It is called before the passphrase is tried, so that several tries at
 * once, and one that is cut off, count as well; a right one clears the count.
 */
export function recordTry(dataFolder: string, now: number): void {
  try {
    writeAttempts(dataFolder, { failures: readAttempts(dataFolder).failures + 1, last: now })
  } catch (error) {
    // A disk that takes nothing more must not keep the folder's owner out.
    if (diskFailure(error) === null) throw error
  }
}

export function clearFailures(dataFolder: string): void {
  rmSync(attemptsPath(dataFolder), { force: true })
}

function writeAttempts(dataFolder: string, content: Attempts): void {
  writeFileDurably(attemptsPath(dataFolder), JSON.stringify(content))
}

function readAttempts(dataFolder: string): Attempts {
  const file = attemptsPath(dataFolder)
  if (!existsSync(file)) return { failures: 0, last: 0 }
  const parsed = attempts.safeParse(parseJson(readFileSync(file, 'utf8')))
  return parsed.success ? parsed.data : { failures: 0, last: 0 }
}
