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
import type { Session } from '../session/session.ts'
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
 * @param backups keep a restore from reading what is removed, and from changing what is backed up
 */
export async function removeEarlier(
  dataFolder: string,
  session: Pick<Session, 'keys'>,
  backups: Pick<AutomaticBackups, 'alone'>,
  tell: (progress: Progress) => void,
): Promise<Outcome<RemovedBackups, 'session/locked'>> {
  const result: RemovedBackups = { removed: 0, kept: [], isElsewhereLeft: false }
  const asked = session.keys()
  const chapters = asked?.keyring.chapters ?? []
  for (const [index, { id }] of chapters.entries()) {
    tell({ done: index, total: chapters.length })
    const isDone = await backups.alone((make) => {
      const keys = session.keys()
      // Under other keys than those of who asked, the newest ones would be the earlier ones.
      const isSame = keys !== null && keys.masterKey === asked?.masterKey
      return isSame ? removeOf(dataFolder, id, keys, make, result) : Promise.resolve(false)
    })
    if (!isDone) return fail('session/locked')
  }
  return asked ? succeed(result) : fail('session/locked')
}

/** Those of one chapter; adds what became of them to the result. False when all was locked. */
async function removeOf(
  dataFolder: string,
  id: string,
  keys: OpenKeys,
  make: AutomaticBackups['make'],
  result: RemovedBackups,
): Promise<boolean> {
  const { backupFolder: second } = readSettings(dataFolder)
  const files = earlierIn(backupFolder(dataFolder, id), keys)
  const elsewhere = second === '' ? [] : earlierElsewhere(second, id, keys)
  if (elsewhere === null) result.isElsewhereLeft = true
  if (files.length === 0 && !elsewhere?.length) return true
  const made = await make(id, 'automatic')
  if (!made.ok && made.error.code === 'session/locked') return false
  if (!made.ok && made.error.code === 'backup/failed') {
    result.kept.push(chapterSecretOf(keys.keyring, keys.masterKey, id)?.name ?? '')
    return true
  }
  for (const file of files) rmSync(file, { force: true })
  result.removed += files.length
  // Without a new one on the other disk, those there may be all that outlasts this laptop.
  if (elsewhere?.length && !(made.ok && isRemoved(elsewhere))) result.isElsewhereLeft = true
  return true
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
