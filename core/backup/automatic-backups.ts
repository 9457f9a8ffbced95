import path from 'node:path'
import type { CoreHost } from '../host.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { BackupFailure } from '../../shared/rpc/backup-calls.ts'
import { fail, type Outcome } from '../../shared/rpc/contract.ts'
import { oneAfterAnother } from '../session/one-after-another.ts'
import type { Session } from '../session/session.ts'
import { backupFolder, listBackups } from './backup-folder.ts'
import { isEarlier } from './earlier-backups.ts'
import { makeBackup } from './make-backup.ts'

const HOUR = 60 * 60 * 1000
/** A backup is due when the last one is older; a bit less than a day, so that evenings count. */
const DUE_HOURS = 20
/** Opening comes first. */
const FIRST_LOOK_MILLISECONDS = 60_000

export interface AutomaticBackups {
  /** Looks after a chapter while it is open. */
  attend(chapter: Chapter): void
  /** Why the last try of a chapter failed. */
  problem(id: string): '' | BackupFailure
  /** Makes a backup of a chapter; answers its name. */
  make(id: string): Promise<Outcome<string, 'session/locked' | BackupFailure>>
  /** Resolves when none is being made. */
  idle(): Promise<void>
}

export function createAutomaticBackups(
  host: CoreHost,
  session: Pick<Session, 'keys'>,
  failed: (error: unknown) => void,
): AutomaticBackups {
  const problems = new Map<string, BackupFailure>()
  const turns = oneAfterAnother()

  async function make(id: string) {
    const keys = session.keys()
    if (!keys) return fail('session/locked')
    const made = await makeBackup(host, keys, id)
    if (made.ok) problems.delete(id)
    else problems.set(id, made.error.code)
    return made
  }

  const makeInTurn = (id: string) => turns.run(() => make(id))

  async function look(id: string) {
    const keys = session.keys()
    if (!keys) return
    const folder = backupFolder(host.dataFolder, id)
    const newest = listBackups(folder).find(({ name }) => !isEarlier(path.join(folder, name), keys))
    if (!newest || Date.now() - newest.made >= DUE_HOURS * HOUR) await makeInTurn(id)
  }

  return {
    problem: (id) => problems.get(id) ?? '',
    make: makeInTurn,
    idle: turns.idle,
    attend(chapter) {
      const again = () => {
        look(chapter.id).catch(failed)
      }
      const first = setTimeout(again, FIRST_LOOK_MILLISECONDS).unref()
      const timer = setInterval(again, HOUR).unref()
      chapter.listeners.add({
        changed: () => undefined,
        closing: () => {
          clearTimeout(first)
          clearInterval(timer)
        },
      })
    },
  }
}
