/** The application without a face: puts its parts together. */
import type { CoreEvent } from '../shared/rpc/frames.ts'
import { createAutomaticBackups } from './backup/automatic-backups.ts'
import { blobsOfBackups } from './backup/backed-up-files.ts'
import { backupFolder } from './backup/backup-folder.ts'
import { sweepBlobs } from './blobs/sweep-blobs.ts'
import type { Chapter, ChangeListener } from './chapter/chapter.ts'
import { keepName } from './chapter/keep-name.ts'
import { createHandlers } from './handlers.ts'
import type { Core, CoreHost } from './host.ts'
import { keepNotingErasures } from './records/keep-noting-erasures.ts'
import { keepTrashShort } from './records/trash-timer.ts'
import { othersTurn } from './records/others-turn.ts'
import { reportBug } from './report-bug.ts'
import { flushWindows } from './rpc/flush-windows.ts'
import { serveWindow, type ConnectedWindow } from './rpc/serve-window.ts'
import { createIdleLock } from './session/idle-lock.ts'
import { createSession } from './session/session.ts'
import { readSettings } from './settings/device-settings.ts'
import { withChapterOf } from './session/with-chapter.ts'
import { createCursors } from './text/cursors.ts'
import { createTextRooms } from './text/text-rooms.ts'
import { gather } from './text/gather.ts'
import { createSync } from './sync/sync.ts'
import { keepRemembering } from './vault/installation.ts'
import { chapterSecretOf } from './vault/keyring-chapters.ts'

/** Lists hear of typing at most this often. */
const TYPING_MILLISECONDS = 300

/** Windows hear of the state of sharing at most this often. */
const SYNC_MILLISECONDS = 200

/** Windows hear of who comes and goes at most this often. */
const PRESENCE_MILLISECONDS = 100

/** The shell waits five seconds in all. */
const BACKUP_MILLISECONDS = 3000

const later = (milliseconds: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })

export function startCore(host: CoreHost): Core {
  const windows = new Set<ConnectedWindow>()
  const lastSent = { at: -Infinity }
  const tellAll = (event: CoreEvent) => {
    for (const window of windows) window.tell(event)
  }
  const tellChanged = (changes: readonly { kind: string; document: string }[]) => {
    const kinds = [...new Set(changes.map((change) => change.kind))]
    tellAll({ type: 'changed', kinds, ids: changes.map((change) => change.document) })
  }
  // The letters themselves go another way; lists need not ask again at each of them.
  const tellTyped = gather(TYPING_MILLISECONDS, tellChanged)
  const listener: ChangeListener = {
    changed: (changes, source, changeSet) => {
      if (source || changeSet.command.endsWith('.import')) tellTyped(changes)
      else tellChanged(changes)
    },
    erased: (records) => {
      const kinds = [...new Set(records.map((record) => record.kind))]
      tellAll({ type: 'changed', kinds, ids: records.map((record) => record.id) })
    },
  }
  const session = createSession(host, {
    changed: (state) => {
      // Whoever opens the folder is there, even without touching anything afterwards.
      if (state === 'open') idle.active()
      attend()
      tellAll({ type: 'session', state })
    },
    left: (id, keys) => {
      backups.left(id, keys)
    },
    prepared: (progress) => {
      tellAll({ type: 'preparing', progress })
    },
  })
  const backups = createAutomaticBackups(host, session, (error) => {
    reportBug('backup', error)
  })
  const tellShared = gather(SYNC_MILLISECONDS, () => {
    tellAll({ type: 'sync' })
  })
  const tellPresence = gather(PRESENCE_MILLISECONDS, () => {
    tellAll({ type: 'presence' })
  })
  const cursors = createCursors()
  const sync = createSync(withChapterOf(session), {
    dataFolder: host.dataFolder,
    cursors,
    presenceChanged: () => {
      tellPresence([null])
    },
    changed: () => {
      tellShared([null])
    },
    refreshed: () => {
      tellAll({ type: 'session', state: 'open' })
    },
    report: (error) => {
      reportBug('sync', error)
    },
    ...(host.syncPace && { pace: host.syncPace }),
  })
  const reportText = (error: unknown) => {
    reportBug('text', error)
  }
  const texts = createTextRooms(session.chapter, reportText, cursors)
  let attended: Chapter | null = null
  function attend() {
    const chapter = session.chapter()
    if (!chapter || chapter === attended) return
    attended = chapter
    texts.attend(chapter)
    chapter.listeners.add(listener)
    backups.attend(chapter)
    keepRemembering(host.installationFolder, chapter, (error) => {
      reportBug('installation', error)
    })
    const keys = session.keys()
    const secret = keys && chapterSecretOf(keys.keyring, keys.masterKey, chapter.id)
    if (secret) {
      keepNotingErasures(chapter, secret.fileKey, (error) => {
        reportBug('noted-erasures', error)
      })
      sync.attend(chapter, secret.fileKey)
    }
    keepName(chapter, session.rename, (error) => {
      reportBug('chapter-name', error)
    })
    keepTrashShort(chapter, (error) => {
      reportBug('trash', error)
    })
    const ofBackups = () => blobsOfBackups(backupFolder(host.dataFolder, chapter.id))
    sweepBlobs(chapter, ofBackups).catch((error: unknown) => {
      reportBug('blobs', error)
    })
    host.attended?.(chapter)
  }
  const flush = async () => {
    if (session.chapter()) await flushWindows(windows)
  }
  const idle = createIdleLock({
    isOpen: () => session.keys() !== null,
    chapter: session.chapter,
    minutes: () => readSettings(host.dataFolder).lockAfterMinutes,
    lock: () => {
      void flush().then(() => {
        session.lock(false)
      })
    },
  })
  session.resume().catch((error: unknown) => {
    reportBug('resume', error)
  })
  const handlers = createHandlers({
    host,
    session,
    backups,
    sync,
    active: idle.active,
    tellAll,
    flush,
  })

  return {
    connect(channel) {
      const window = serveWindow(channel, {
        handlers,
        texts: texts.forWindow,
        lastSent,
        onClose: (asking) => {
          windows.delete(window)
          sync.windowLeft(asking)
        },
        reportBug,
      })
      windows.add(window)
    },
    async suspend() {
      await flush()
      // What editors have already sent waits in the channels: it is written first.
      await othersTurn()
      await othersTurn()
      session.lock(false)
    },
    async stop() {
      idle.stop()
      await flush()
      session.close()
      // A backup that is cut off does not count; the next opening makes another one.
      await Promise.race([backups.idle(), later(BACKUP_MILLISECONDS)])
    },
  }
}
