import type { CoreHost } from '../host.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { BackupFailure } from '../../shared/rpc/backup-calls.ts'
import type { Session } from '../session/session.ts'
import { backupFolder, listBackups } from './backup-folder.ts'
import { makeBackup } from './backups.ts'

const HOUR = 60 * 60 * 1000
/** A backup is due when the last one is older; a bit less than a day, so that evenings count. */
const DUE_HOURS = 20
/** Opening comes first. */
const FIRST_LOOK_MILLISECONDS = 60_000

export interface AutomaticBackups {
  /** Looks after a chapter while it is open. */
  attend(chapter: Chapter): void
  /** Why the last try failed. */
  problem(): '' | BackupFailure
  /** Notes how a backup by hand went. */
  tried(problem: '' | BackupFailure): void
}

export function createAutomaticBackups(
  host: CoreHost,
  session: Pick<Session, 'keys'>,
  failed: (error: unknown) => void,
): AutomaticBackups {
  let problem: '' | BackupFailure = ''

  async function look(id: string) {
    const [last] = listBackups(backupFolder(host.dataFolder, id))
    const keys = session.keys()
    if (!keys || (last && Date.now() - last.made < DUE_HOURS * HOUR)) return
    const made = await makeBackup(host, keys, id)
    problem = made.ok ? '' : made.error.code
  }

  return {
    problem: () => problem,
    tried(result) {
      problem = result
    },
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
