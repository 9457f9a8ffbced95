/**
 * Backups that nobody has to think of: one a day, again after hours of work, and whenever a chapter
 * with something new in it is left. One of the same day takes the place of the one before.
 */
import path from 'node:path'
import type { CoreHost } from '../host.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { BackupKind } from '../../shared/backup/backup-kind.ts'
import type { BackupFailure } from '../../shared/rpc/backup-calls.ts'
import { fail, type Outcome } from '../../shared/rpc/contract.ts'
import type { OpenKeys } from '../session/keys.ts'
import { oneAfterAnother } from '../session/one-after-another.ts'
import type { Session } from '../session/session.ts'
import { backupFolder, listBackups, type StoredBackup } from './backup-folder.ts'
import { isEarlier } from './earlier-backups.ts'
import { latestChange, type LatestChange } from './latest-change.ts'
import { copyBackup, makeBackup } from './make-backup.ts'

const HOUR = 60 * 60 * 1000
/** A backup is due when the last one is older; a bit less than a day, so that evenings count. */
const DUE_HOURS = 20
/** So much work may be lost with the disk, as long as the app runs. */
const WORK_HOURS = 2
/** Opening comes first. */
const FIRST_LOOK_MILLISECONDS = 60_000

type MakeBackup = (
  id: string,
  kind: BackupKind,
) => Promise<Outcome<string, 'session/locked' | BackupFailure>>

export interface AutomaticBackups {
  /** Looks after a chapter while it is open. */
  attend(chapter: Chapter): void
  /**
   * A chapter was closed that nobody goes on with: what is new in it is backed up. Nobody waits for
   * that; until it is made, it knows the keys although the folder is locked.
   */
  left(id: string, keys: OpenKeys): void
  /** Why the last try of a chapter failed. */
  problem(id: string): '' | BackupFailure
  /** Makes a backup of a chapter; answers its name. */
  make: MakeBackup
  /** Does what no backup may be made, put back or removed beside; it can make some itself. */
  alone<Result>(work: (make: MakeBackup) => Promise<Result>): Promise<Result>
  /** Resolves when none is being made. */
  idle(): Promise<void>
}

export function createAutomaticBackups(
  host: CoreHost,
  session: Pick<Session, 'keys'>,
  failed: (error: unknown) => void,
): AutomaticBackups {
  const problems = new Map<string, BackupFailure>()
  /** The last change that each chapter holds, asked while it is open, and as it was closed. */
  const latest = new Map<string, () => LatestChange>()
  /** The last change that a backup of this run holds. */
  const covered = new Map<string, string>()
  const turns = oneAfterAnother()

  async function make(id: string, keys: OpenKeys, kind: BackupKind) {
    const stamp = latest.get(id)?.().stamp
    const made = await makeBackup(host, keys, id, kind)
    if (made.ok) problems.delete(id)
    else problems.set(id, made.error.code)
    // Without its copy on the other disk it is a backup all the same.
    const isMade = made.ok || made.error.code === 'backup/second-folder'
    if (isMade && stamp !== undefined) covered.set(id, stamp)
    return made
  }

  const makeNow: MakeBackup = async (id, kind) => {
    const keys = session.keys()
    return keys ? make(id, keys, kind) : fail('session/locked')
  }

  function latestOf(id: string): LatestChange {
    const asked = latest.get(id)
    if (!asked) throw new Error('a chapter that was never open')
    return asked()
  }

  function newestOf(id: string, keys: OpenKeys): StoredBackup | undefined {
    const folder = backupFolder(host.dataFolder, id)
    return listBackups(folder).find(({ name }) => !isEarlier(path.join(folder, name), keys))
  }

  /** Whether a change stands in no backup; of those of earlier runs only the time is known. */
  function isNew(id: string, change: LatestChange, newest: StoredBackup | undefined): boolean {
    const stamp = covered.get(id)
    return stamp === undefined ? change.time > (newest?.made ?? 0) : stamp !== change.stamp
  }

  async function makeIf(id: string, keys: OpenKeys, isDue: (newest?: StoredBackup) => boolean) {
    await turns.run(async () => {
      const newest = newestOf(id, keys)
      if (isDue(newest)) await make(id, keys, 'automatic')
      else if (newest && problems.get(id) === 'backup/second-folder') {
        if (await copyBackup(host, keys, id, newest)) problems.delete(id)
      }
    })
  }

  /** @param found what stood in the chapter when it was opened; `null` at later looks */
  async function look(id: string, found: LatestChange | null) {
    const keys = session.keys()
    if (!keys) return
    await makeIf(id, keys, (newest) => {
      const age = newest ? Date.now() - newest.made : Infinity
      if (age >= DUE_HOURS * HOUR) return true
      // A last try was cut off by the end of the app, or of the machine.
      if (found && isNew(id, found, newest)) return true
      return age >= WORK_HOURS * HOUR && isNew(id, latestOf(id), newest)
    })
  }

  async function backUpLeft(id: string, keys: OpenKeys) {
    const last = latestOf(id)
    await makeIf(id, keys, (newest) => isNew(id, last, newest))
  }

  return {
    problem: (id) => problems.get(id) ?? '',
    make: (id, kind) => turns.run(() => makeNow(id, kind)),
    alone: (work) => turns.run(() => work(makeNow)),
    idle: turns.idle,
    attend(chapter) {
      const { id, db, listeners } = chapter
      const found = latestChange(db)
      latest.set(id, () => latestChange(db))
      const again = (atOpening: LatestChange | null) => {
        look(id, atOpening).catch(failed)
      }
      const first = setTimeout(again, FIRST_LOOK_MILLISECONDS, found).unref()
      const timer = setInterval(again, HOUR, null).unref()
      listeners.add({
        changed: () => undefined,
        closing: () => {
          clearTimeout(first)
          clearInterval(timer)
          const last = latestChange(db)
          latest.set(id, () => last)
        },
      })
    },
    left(id, keys) {
      // It never throws: whoever locks goes on to forget the keys.
      backUpLeft(id, keys).catch(failed)
    },
  }
}
