import { existsSync } from 'node:fs'
import type { RestoredFile } from '../../shared/rpc/backup-calls.ts'
import { fail, succeed, type CallCode, type Outcome } from '../../shared/rpc/contract.ts'
import type { CoreHost } from '../host.ts'
import { openBy, type OpenKeys } from '../session/keys.ts'
import type { Session } from '../session/session.ts'
import { chapterSecretOf, withChapter } from '../vault/keyring-chapters.ts'
import {
  openByRecovery,
  putKeyringAside,
  readKeyring,
  writeKeyring,
  type KeyringFile,
} from '../vault/keyring-file.ts'
import { recoveryKey } from '../vault/recovery-code.ts'
import { updateKeyring } from '../vault/update-keyring.ts'
import { vaultPath } from '../vault/open-vault.ts'
import type { AutomaticBackups } from './automatic-backups.ts'
import { readBackup } from './backup-file.ts'
import { backUpReplaced } from './make-backup.ts'
import { proveBackup, putBack } from './put-back.ts'

type Restored = Outcome<RestoredFile, CallCode<'backups.restoreFile'>>

/**
 * Brings the chapter of a backup's file here. Without a keyring (a new machine, or a damaged one,
 * which is kept aside) that of the backup is taken over; else the chapter joins the open one.
 * @param alone keeps backups from being made meanwhile
 * @param mayReplace whether somebody has said that the chapter of this keyring may be put back
 */
export async function restoreFile(
  host: CoreHost,
  session: Session,
  alone: AutomaticBackups['alone'],
  { file, secret: typed, mayReplace }: { file: string; secret: string; mayReplace: boolean },
): Promise<Restored> {
  const { dataFolder } = host
  const header = readBackup(file)
  const id = header?.keyring.chapters[0]?.id
  if (!header || !id) return fail('backup/damaged')
  const asked = session.keys()
  if (!asked && hasKeyring(dataFolder)) return fail('session/locked')
  if (session.isUpdating(id)) return fail('backup/updating')

  const opened = await openBackup(dataFolder, header.keyring, typed)
  if (!opened.ok) return opened
  const chapter = chapterSecretOf(header.keyring, opened.value.masterKey, id)
  if (!chapter) return fail('backup/damaged')
  const proof = await proveBackup(file, chapter.fileKey)
  if (proof !== 'sound') return fail(`backup/${proof}`)
  const wouldReplace = (keys: OpenKeys | null) => !mayReplace && isHere(dataFolder, keys, id)
  const question = { wouldReplace: { name: chapter.name, made: header.made } }
  if (wouldReplace(session.keys())) return succeed(question)

  return session.whileClosed(async (isLocked): Promise<Restored> => {
    const own = session.keys()
    // Opened again since, the folder may be in other hands than those that asked.
    const isOther = asked && own?.masterKey !== asked.masterKey
    if (isOther || (!own && hasKeyring(dataFolder))) return fail('session/locked')
    // Another window may have brought the same chapter here since.
    if (wouldReplace(own)) return succeed(question)
    const present = own && chapterSecretOf(own.keyring, own.masterKey, id)
    return alone(async () => {
      if (session.isUpdating(id)) return fail('backup/updating')
      if (own && present) {
        await backUpReplaced(host, own, id)
        if (isLocked()) return fail('session/locked')
      }
      const fileKey = present?.fileKey ?? chapter.fileKey
      const keys = { archiveKey: chapter.fileKey, fileKey, earlier: present?.earlier }
      const result = await putBack(dataFolder, id, file, keys)
      if (result !== 'restored') return fail(`backup/${result}`)
      const into = own ?? opened.value
      const secret = { name: chapter.name, fileKey }
      const { masterKey } = into
      const add = (keyring: KeyringFile) => withChapter(keyring, masterKey, id, secret)
      if (!own && hasKeyring(dataFolder)) return fail('session/locked')
      const keyring = own ? updateKeyring(dataFolder, masterKey, add) : add(into.keyring)
      if (!own) {
        putKeyringAside(dataFolder, new Date())
        writeKeyring(dataFolder, keyring)
      }
      // The file is here and has its key, but whoever locked meanwhile does not find it open.
      if (!isLocked()) await session.take({ keyring, masterKey }, id)
      return succeed({ wouldReplace: null })
    })
  })
}

/** Whether there is a keyring that its own passphrase opens: nothing else may take its place. */
function hasKeyring(dataFolder: string): boolean {
  const keyring = readKeyring(dataFolder)
  return keyring !== null && keyring !== 'damaged'
}

/** Whether a chapter's file would be replaced. */
const isHere = (dataFolder: string, own: OpenKeys | null, id: string): boolean =>
  own !== null &&
  chapterSecretOf(own.keyring, own.masterKey, id) !== null &&
  existsSync(vaultPath(dataFolder, id))

/** The passphrase of that day, or the recovery code of that day. */
export async function openBackup(
  dataFolder: string,
  keyring: KeyringFile,
  secret: string,
): Promise<Outcome<OpenKeys, 'session/wrong-passphrase' | 'session/wait'>> {
  const key = recoveryKey(secret)
  const masterKey = key && openByRecovery(keyring, key)
  return masterKey ? succeed({ keyring, masterKey }) : openBy(dataFolder, keyring, secret)
}
