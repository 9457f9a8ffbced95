/**
 * Backups from before all keys were made anew: only the passphrase or the recovery code of their
 * day opens them, which others may know.
 */
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { RemovedBackups } from '../../shared/rpc/backup-calls.ts'
import { fail, succeed, type Outcome } from '../../shared/rpc/contract.ts'
import type { Progress } from '../../shared/rpc/frames.ts'
import type { OpenKeys } from '../session/keys.ts'
import { readSettings } from '../settings/device-settings.ts'
import { chapterSecretOf } from '../vault/keyring-chapters.ts'
import type { AutomaticBackups } from './automatic-backups.ts'
import { readBackup } from './backup-file.ts'
import { backupFolder, listBackups, secondFolder } from './backup-folder.ts'

/** Whether present keys do not open a backup. A file that is none of ours counts as no backup. */
export function isEarlier(file: string, { masterKey }: OpenKeys): boolean {
  const keyring = readBackup(file)?.keyring
  const id = keyring?.chapters[0]?.id
  return keyring !== undefined && id !== undefined && !chapterSecretOf(keyring, masterKey, id)
}

/** How many there are beside the chapters. */
export const countEarlier = (dataFolder: string, keys: OpenKeys): number =>
  keys.keyring.chapters.flatMap(({ id }) => earlierIn(backupFolder(dataFolder, id), keys)).length

/**
 * Removes them, each chapter's after a new backup of it was made and proved, and those on the other
 * disk after one was copied there. Those of a chapter that cannot be backed up now stay: they may be
 * all that is left of it.
 */
export async function removeEarlier(
  dataFolder: string,
  keys: OpenKeys,
  make: AutomaticBackups['make'],
  tell: (progress: Progress) => void,
): Promise<Outcome<RemovedBackups, 'session/locked'>> {
  const result: RemovedBackups = { removed: 0, kept: [], isElsewhereLeft: false }
  const { backupFolder: second } = readSettings(dataFolder)
  const { chapters } = keys.keyring
  for (const [index, { id }] of chapters.entries()) {
    tell({ done: index, total: chapters.length })
    const files = earlierIn(backupFolder(dataFolder, id), keys)
    const secret = chapterSecretOf(keys.keyring, keys.masterKey, id)
    const elsewhere = second === '' ? [] : earlierElsewhere(second, id, keys)
    if (elsewhere === null) result.isElsewhereLeft = true
    if (files.length === 0 && !elsewhere?.length) continue
    const made = await make(id, 'automatic')
    if (!made.ok && made.error.code === 'session/locked') return fail('session/locked')
    if (!made.ok && made.error.code === 'backup/failed') {
      result.kept.push(secret?.name ?? '')
      continue
    }
    for (const file of files) rmSync(file, { force: true })
    result.removed += files.length
    // Without a new one on the other disk, those there may be all that outlasts this laptop.
    if (elsewhere?.length && !(made.ok && isRemoved(elsewhere))) result.isElsewhereLeft = true
  }
  return succeed(result)
}

const earlierIn = (folder: string, keys: OpenKeys): string[] =>
  listBackups(folder)
    .map(({ name }) => path.join(folder, name))
    .filter((file) => isEarlier(file, keys))

/** Those on the other disk; `null` while it is not there. */
function earlierElsewhere(second: string, id: string, keys: OpenKeys): string[] | null {
  try {
    return existsSync(second) ? earlierIn(secondFolder(second, id), keys) : null
  } catch {
    // Whatever keeps the disk from being read, its backups are still on it, and that is said.
    return null
  }
}

function isRemoved(files: readonly string[]): boolean {
  try {
    for (const file of files) rmSync(file, { force: true })
    return true
  } catch {
    // A disk that cannot be written to: the person is told that they are still there.
    return false
  }
}
