/** Backups of a chapter: made, copied to another disk, and let go in turn. */
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { BackupKind } from '../../shared/backup/backup-kind.ts'
import type { BackupFailure } from '../../shared/rpc/backup-calls.ts'
import { fail, succeed, type Outcome } from '../../shared/rpc/contract.ts'
import { runHelper } from '../helpers/run-helper.ts'
import type { CoreHost } from '../host.ts'
import type { OpenKeys } from '../session/keys.ts'
import { readSettings } from '../settings/device-settings.ts'
import { chapterSecretOf, type ChapterSecret } from '../vault/keyring-chapters.ts'
import { vaultPath } from '../vault/open-vault.ts'
import {
  backupFolder,
  keepFilesOnce,
  replaceToday,
  rotate,
  secondFolder,
  takeName,
  type StoredBackup,
} from './backup-folder.ts'

/** Makes a backup of a chapter's file as it is now, and lets old ones go; answers its name. */
export async function makeBackup(
  host: CoreHost,
  keys: OpenKeys,
  id: string,
  kind: BackupKind,
): Promise<Outcome<string, BackupFailure>> {
  const made = await written(host, keys, id, kind)
  if (!made.ok) return made
  const { archive, isCopied } = made.value
  const folder = backupFolder(host.dataFolder, id)
  replaceToday(folder, path.basename(archive))
  rotate(folder)
  return isCopied ? succeed(path.basename(archive)) : fail('backup/second-folder')
}

/** Backs up what a restore replaces; none goes, since one of them may be about to be put back. */
export async function backUpReplaced(
  host: CoreHost,
  keys: OpenKeys,
  id: string,
): Promise<Outcome<string, BackupFailure>> {
  const made = await written(host, keys, id, 'before-restore')
  if (!made.ok) return made
  const { archive, isCopied } = made.value
  return isCopied ? succeed(path.basename(archive)) : fail('backup/second-folder')
}

/** Makes up for the copy of a backup on the other disk; answers whether it is there now. */
export async function copyBackup(
  host: CoreHost,
  keys: OpenKeys,
  id: string,
  { name, made }: StoredBackup,
): Promise<boolean> {
  const secret = chapterSecretOf(keys.keyring, keys.masterKey, id)
  const archive = path.join(backupFolder(host.dataFolder, id), name)
  return secret !== null && copied(host, id, archive, new Date(made), secret)
}

interface Written {
  archive: string
  /** Also to the other disk, where one is set. */
  isCopied: boolean
}

async function written(
  host: CoreHost,
  keys: OpenKeys,
  id: string,
  kind: BackupKind,
): Promise<Outcome<Written, 'backup/failed'>> {
  const secret = chapterSecretOf(keys.keyring, keys.masterKey, id)
  const entry = keys.keyring.chapters.find((chapter) => chapter.id === id)
  // Opening a file that is missing would make an empty one.
  const isThere = existsSync(vaultPath(host.dataFolder, id))
  if (!secret || !entry || !isThere) return fail('backup/failed')
  const folder = backupFolder(host.dataFolder, id)
  const now = new Date()
  let target = ''
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    target = path.join(folder, takeName(folder, now, ''))
    const keyring = { ...keys.keyring, keychain: null, chapters: [entry] }
    await runHelper('backup-worker', {
      file: vaultPath(host.dataFolder, id),
      fileKey: secret.fileKey,
      target,
      header: { made: now.toISOString(), app: host.appVersion, kind, keyring },
    })
  } catch {
    // A full disk, a folder without rights: whatever it was, there is no backup, and that is said.
    if (target) for (const end of ['', '.new']) rmSync(target + end, { force: true })
    return fail('backup/failed')
  }
  const isCopied = await copied(host, id, target, now, secret)
  return succeed({ archive: target, isCopied })
}

/** A copy on another disk, called by its chapter as well: whoever finds it there knows what it is. */
async function copied(
  host: CoreHost,
  id: string,
  archive: string,
  made: Date,
  { name, fileKey }: ChapterSecret,
): Promise<boolean> {
  const { backupFolder: second } = readSettings(host.dataFolder)
  if (second === '') return true
  try {
    const folder = secondFolder(second, id)
    mkdirSync(folder, { recursive: true })
    const copy = takeName(folder, made, name)
    const target = path.join(folder, copy)
    const vault = vaultPath(host.dataFolder, id)
    const files = await runHelper('copy-backup-worker', { archive, target, fileKey, vault })
    replaceToday(folder, copy, files)
    keepFilesOnce(folder, copy, files)
    rotate(folder, files.lacking)
    return true
  } catch {
    // A disk that is not plugged in: the backup itself is there.
    return false
  }
}
