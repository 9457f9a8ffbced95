import { existsSync } from 'node:fs'
import path from 'node:path'
import { isForSecret, type backupCalls } from '../../shared/rpc/backup-calls.ts'
import { fail, succeed, type Handlers } from '../../shared/rpc/contract.ts'
import { runHelper } from '../helpers/run-helper.ts'
import type { CoreHost } from '../host.ts'
import type { Session } from '../session/session.ts'
import { chapterSecretOf } from '../vault/keyring-chapters.ts'
import { vaultPath } from '../vault/open-vault.ts'
import type { AutomaticBackups } from './automatic-backups.ts'
import { backupFolder, listBackups } from './backup-folder.ts'
import { isEarlier, removeEarlier } from './earlier-backups.ts'
import { isSynchronisedFolder } from './synchronised-folder.ts'
import { lackingFiles, readWhole, wholeSize } from './read-whole.ts'
import { restoreFile } from './restore-file.ts'
import { restoreOwn } from './restore-own.ts'
import { createUploads } from './uploads.ts'

export function backupHandlers(
  host: CoreHost,
  session: Session,
  automatic: AutomaticBackups,
): Pick<Handlers, keyof typeof backupCalls> {
  const { dataFolder } = host
  const uploads = createUploads(dataFolder)

  /** The chapter that is open, or that cannot be opened and needs a backup. */
  const current = () => {
    const keys = session.keys()
    const { chapter, problem } = session.state()
    const id = chapter?.id ?? problem?.id
    return keys && id ? { keys, id } : null
  }
  const fileOf = (id: string, name: string) => {
    const file = path.join(backupFolder(dataFolder, id), name)
    return existsSync(file) ? file : null
  }

  return {
    'backups.state': () => {
      const open = current()
      if (!open) return fail('session/locked')
      const folder = backupFolder(dataFolder, open.id)
      const { keyring, masterKey } = open.keys
      const isLeft = chapterSecretOf(keyring, masterKey, open.id)?.earlier !== undefined
      const backups = listBackups(folder).map((one) => ({
        ...one,
        size: wholeSize(path.join(folder, one.name)),
        made: new Date(one.made).toISOString(),
        // Where the key of that day is still known, nobody is asked for it.
        isEarlier: !isLeft && isEarlier(path.join(folder, one.name), open.keys),
      }))
      return succeed({
        backups,
        problem: automatic.problem(open.id),
        isSynchronised: isSynchronisedFolder(dataFolder),
      })
    },
    'backups.make': () => {
      const open = current()
      return open ? automatic.make(open.id, 'by-hand') : fail('session/locked')
    },
    'backups.removeEarlier': (_, { progress }) => {
      return removeEarlier(dataFolder, session, automatic, progress)
    },
    'backups.read': async ({ name, offset }) => {
      const open = current()
      if (!open) return fail('session/locked')
      const file = fileOf(open.id, name)
      if (!file) return fail('backup/missing')
      return succeed(await readWhole(file, vaultPath(dataFolder, open.id), offset))
    },
    'backups.lacking': async ({ name }) => {
      const open = current()
      if (!open) return fail('session/locked')
      const file = fileOf(open.id, name)
      if (!file) return fail('backup/missing')
      return succeed(await lackingFiles(file, vaultPath(dataFolder, open.id)))
    },
    'backups.restore': ({ name, secret = '' }) => {
      const open = current()
      if (!open) return fail('session/locked')
      const file = fileOf(open.id, name)
      return file
        ? restoreOwn(host, session, automatic.alone, { id: open.id, file, typed: secret })
        : fail('backup/missing')
    },
    'backups.upload': () => succeed(uploads.begin()),
    'backups.append': ({ id, bytes }) =>
      uploads.append(id, bytes) ? succeed(null) : fail('backup/missing'),
    'backups.endUpload': ({ id }) => {
      uploads.end(id)
      return succeed(null)
    },
    'backups.restoreFile': async ({ id, ...how }) => {
      const file = uploads.fileOf(id)
      if (!file) return fail('backup/missing')
      return uploads.use(id, async () => {
        const result = await restoreFile(host, session, automatic.alone, { file, ...how })
        // Another try with the right passphrase, or a yes, needs the file again.
        const isNeeded = result.ok
          ? result.value.wouldReplace !== null
          : isForSecret(result.error.code)
        return { result, isNeeded }
      })
    },
    'vault.health': async (_, { progress }) => {
      const open = current()
      const { chapter } = session.state()
      const secret = open && chapterSecretOf(open.keys.keyring, open.keys.masterKey, open.id)
      if (!secret || !chapter) return fail('session/locked')
      const file = vaultPath(dataFolder, open.id)
      const check = await runHelper('check-worker', { file, fileKey: secret.fileKey }, progress)
      if (check.state === 'busy') return fail('vault/busy')
      if (check.state !== 'read') return fail('vault/damaged')
      return succeed({
        damages: check.damages.length,
        documents: check.comparison?.documents ?? 0,
        differences: check.comparison?.differences.length ?? 0,
        alteredFacts: check.altered.length,
      })
    },
  }
}
