import { z } from 'zod'
import type { BackupKind } from '../backup/backup-kind.ts'
import { call } from './define.ts'
import { bytesUpTo } from './frames.ts'

export interface BackupEntry {
  name: string
  /** ISO 8601. */
  made: string
  /** Bytes. */
  size: number
  kind: BackupKind
  /** From before all keys were made anew: only the passphrase of its day opens it. */
  isEarlier: boolean
}

export interface BackupState {
  backups: BackupEntry[]
  /** Why the last try failed, as an error code; '' when it went well. */
  problem: '' | BackupFailure
  /** The data folder lies where another program copies it between machines. */
  isSynchronised: boolean
}

/** What became of the backups that only an earlier passphrase opens. */
export interface RemovedBackups {
  removed: number
  /** Names of chapters that could not be backed up anew, so that theirs stayed. */
  kept: string[]
  /** Some still lie in the further folder, which could not be reached or got no new one. */
  isElsewhereLeft: boolean
}

/** What the check of the open vault found. */
export interface HealthReport {
  /** Broken pages or seals; the file should be replaced by a backup. */
  damages: number
  documents: number
  /** Places where what is shown differs from the log. */
  differences: number
  alteredFacts: number
}

/** What became of a backup's file that was brought here. */
export interface RestoredFile {
  /** The chapter that would be put back to an earlier day; `null` when it is done. */
  wouldReplace: {
    name: string
    /** ISO 8601. */
    made: string
  } | null
}

export type BackupFailure = 'backup/failed' | 'backup/second-folder'

/** Whether a backup that was refused is only waiting for the right passphrase, or for its time. */
export const isForSecret = (code: string): boolean =>
  code === 'session/wrong-passphrase' || code === 'session/wait'

/** Longest part of a file that travels at once, in bytes. */
export const PART_BYTES = 8 * 1024 * 1024

/** A backup in the data folder, never a path; see `shared/backup/backup-name.ts`. */
const storedName = z
  .string()
  .regex(/^(?:[0-9TZ-]{24}|\d{4}-\d\d-\d\d \d\d-\d\d-\d\d(?: \(\d{1,4}\))?)\.vorstand$/)
const uploadId = z.string().regex(/^[0-9a-f]{32}$/)
type RestoreFailure =
  | 'backup/damaged'
  | 'backup/newer-app'
  | 'backup/other-key'
  | 'backup/in-use'
  /** There is no room for what it holds. */
  | 'backup/full'
  /** The chapter's file is being brought to this app's format. */
  | 'backup/updating'

export const backupCalls = {
  'backups.state': call<BackupState, 'session/locked'>()(z.object({})),
  /** Makes one now; answers its name. */
  'backups.make': call<string, 'session/locked' | BackupFailure>()(z.object({})),
  /** A part of a backup's file; shorter than asked for at its end. */
  'backups.read': call<Uint8Array, 'session/locked' | 'backup/missing'>()(
    z.object({ name: storedName, offset: z.int().min(0) }),
  ),
  /** How many files that a backup names it does not bring: removed here since, or damaged here. */
  'backups.lacking': call<number, 'session/locked' | 'backup/missing'>()(
    z.object({ name: storedName }),
  ),
  /**
   * Puts the open chapter back to a backup; the present state is backed up before. One from before
   * all keys were made anew needs the passphrase (or recovery code) of its day.
   */
  'backups.restore': call<
    null,
    | 'session/locked'
    | 'session/wrong-passphrase'
    | 'session/wait'
    | 'backup/missing'
    | RestoreFailure
  >()(z.object({ name: storedName, secret: z.string().max(1000).optional() })),
  /** Makes new backups of every chapter and removes those that only an earlier passphrase opens. */
  'backups.removeEarlier': call<RemovedBackups, 'session/locked'>()(z.object({})),
  /** Begins to take a file, part by part. */
  'backups.upload': call<string>()(z.object({})),
  'backups.append': call<null, 'backup/missing'>()(
    z.object({
      id: uploadId,
      bytes: bytesUpTo(PART_BYTES),
    }),
  ),
  /** A file that is not wanted any more goes; one that is gone already changes nothing. */
  'backups.endUpload': call<null>()(z.object({ id: uploadId })),
  /**
   * Opens the chapter of an uploaded backup with the passphrase (or recovery code) of its day: on a
   * new machine, beside the other chapters, or in place of the one that is here. The last is only
   * done when it was asked for (`mayReplace`); else nothing is changed, and the answer says what
   * would be replaced.
   */
  'backups.restoreFile': call<
    RestoredFile,
    | 'session/locked'
    | 'session/wrong-passphrase'
    | 'session/wait'
    | 'backup/missing'
    | RestoreFailure
  >()(z.object({ id: uploadId, secret: z.string().min(1).max(1000), mayReplace: z.boolean() })),
  'vault.health': call<HealthReport, 'session/locked' | 'vault/damaged' | 'vault/busy'>()(
    z.object({}),
  ),
}
