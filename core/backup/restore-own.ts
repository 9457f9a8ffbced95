import { existsSync } from 'node:fs'
import { fail, succeed, type CallCode, type Outcome } from '../../shared/rpc/contract.ts'
import type { CoreHost } from '../host.ts'
import type { OpenKeys } from '../session/keys.ts'
import type { Session } from '../session/session.ts'
import { chapterSecretOf } from '../vault/keyring-chapters.ts'
import type { AutomaticBackups } from './automatic-backups.ts'
import { readBackup } from './backup-file.ts'
import { backUpReplaced } from './make-backup.ts'
import { proveBackup, putBack } from './put-back.ts'
import { openBackup } from './restore-file.ts'

type Code = CallCode<'backups.restore'>

/**
 * Puts a chapter back to one of its backups; the present state is backed up before.
 * @param alone keeps other backups from being made meanwhile, and this one from being removed
 * @param typed the passphrase or recovery code of its day; '' where the present keys open it
 */
export async function restoreOwn(
  host: CoreHost,
  session: Session,
  alone: AutomaticBackups['alone'],
  { id, file, typed }: { id: string; file: string; typed: string },
): Promise<Outcome<null, Code>> {
  const opened = session.keys()
  if (!opened) return fail('session/locked')
  const archiveKey = await archiveKeyOf(host.dataFolder, opened, id, file, typed)
  if (!archiveKey.ok) return archiveKey
  if (session.isUpdating(id)) return fail('backup/updating')
  const proof = await alone(async () =>
    existsSync(file) ? proveBackup(file, archiveKey.value) : 'missing',
  )
  if (proof !== 'sound') return fail(`backup/${proof}`)
  return session.whileClosed((isLocked) =>
    alone(async () => {
      const keys = session.keys()
      const secret = keys && chapterSecretOf(keys.keyring, keys.masterKey, id)
      // Opened again since, the folder may be in other hands than those that asked.
      if (!keys || !secret || keys.masterKey !== opened.masterKey) return fail('session/locked')
      if (!existsSync(file)) return fail('backup/missing')
      if (session.isUpdating(id)) return fail('backup/updating')
      await backUpReplaced(host, keys, id)
      if (isLocked()) return fail('session/locked')
      const { fileKey, earlier } = secret
      const both = { archiveKey: archiveKey.value, fileKey, earlier }
      const result = await putBack(host.dataFolder, id, file, both)
      return result === 'restored' ? succeed(null) : fail(`backup/${result}`)
    }),
  )
}

async function archiveKeyOf(
  dataFolder: string,
  { keyring, masterKey }: OpenKeys,
  id: string,
  file: string,
  typed: string,
): Promise<Outcome<string, Code>> {
  const backup = readBackup(file)
  if (!backup) return fail('backup/damaged')
  const own = chapterSecretOf(backup.keyring, masterKey, id)
  if (own) return succeed(own.fileKey)
  if (typed === '') {
    // The file was missing or damaged when all keys were made anew, so its key is still known.
    const earlier = chapterSecretOf(keyring, masterKey, id)?.earlier
    return earlier ? succeed(earlier) : fail('backup/other-key')
  }
  const opened = await openBackup(dataFolder, backup.keyring, typed)
  if (!opened.ok) return opened
  const secret = chapterSecretOf(backup.keyring, opened.value.masterKey, id)
  return secret ? succeed(secret.fileKey) : fail('backup/damaged')
}
