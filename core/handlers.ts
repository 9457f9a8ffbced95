/** How the core answers every call of the contract, feature by feature. */
import type { Handlers } from '../shared/rpc/contract.ts'
import type { AutomaticBackups } from './backup/automatic-backups.ts'
import { backupHandlers } from './backup/backup-handlers.ts'
import { chapterHandlers } from './chapter/chapter-handlers.ts'
import type { CoreHost } from './host.ts'
import { createAtWork } from './import/at-work.ts'
import { importHandlers } from './import/import-handlers.ts'
import { undoWhole } from './import/undo-import.ts'
import { meetingHandlers } from './meetings/meeting-handlers.ts'
import { memberHandlers } from './members/member-handlers.ts'
import { recordHandlers } from './records/record-handlers.ts'
import { flushedFirst } from './rpc/flush-windows.ts'
import { resolutionHandlers } from './resolutions/resolution-handlers.ts'
import { renewalHandlers } from './session/renewal-handlers.ts'
import type { Session } from './session/session.ts'
import { sessionHandlers } from './session/session-handlers.ts'
import { withChapterOf } from './session/with-chapter.ts'
import type { CoreEvent } from '../shared/rpc/frames.ts'
import { settingsHandlers } from './settings/settings-handlers.ts'
import { awayHandlers } from './sync/away/away-handlers.ts'
import type { Sync } from './sync/sync.ts'

/** What handlers are given. */
export interface HandlerParts {
  host: CoreHost
  session: Session
  backups: AutomaticBackups
  sync: Sync
  /** Somebody is there. */
  active(): void
  /** Tells every window. */
  tellAll(event: CoreEvent): void
  /** Lets windows save what is being typed. */
  flush(): Promise<void>
}

export function createHandlers({
  host,
  session,
  backups,
  sync,
  active,
  tellAll,
  flush,
}: HandlerParts): Handlers {
  const withChapter = withChapterOf(session)
  const importAtWork = createAtWork()
  const ofSession = sessionHandlers(host, session, active)
  const ofRenewal = renewalHandlers(host, session, backups)
  const ofBackups = backupHandlers(host, session, backups)
  return {
    ...ofSession,
    'session.lock': flushedFirst(flush, ofSession['session.lock']),
    'session.addChapter': flushedFirst(flush, ofSession['session.addChapter']),
    'session.join': flushedFirst(flush, ofSession['session.join']),
    'session.returnBySheet': flushedFirst(flush, ofSession['session.returnBySheet']),
    // No backup of it is being made meanwhile.
    'session.forgetChapter': () => backups.alone(session.forgetChapter),
    'session.openChapter': flushedFirst(flush, ofSession['session.openChapter']),
    'session.renewKeys': flushedFirst(flush, ofRenewal['session.renewKeys']),
    ...settingsHandlers(host.dataFolder, () => {
      tellAll({ type: 'settings' })
    }),
    ...ofBackups,
    'backups.restore': flushedFirst(flush, ofBackups['backups.restore']),
    'backups.restoreFile': flushedFirst(flush, ofBackups['backups.restoreFile']),
    ...chapterHandlers(withChapter, host.dataFolder, () => {
      sync.renamed()
      tellAll({ type: 'session', state: 'open' })
    }),
    ...memberHandlers(withChapter),
    ...importHandlers(withChapter, importAtWork),
    ...meetingHandlers(withChapter),
    ...resolutionHandlers(withChapter),
    ...recordHandlers(withChapter, (chapter, changeSet, context) =>
      importAtWork.during(() => undoWhole(chapter, changeSet, context)),
    ),
    ...sync.handlers,
    ...awayHandlers(withChapter, () => {
      tellAll({ type: 'sync' })
    }),
  }
}
