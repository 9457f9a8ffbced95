/** The application without a face: puts its parts together. */
import { TEXT_CLOSED, type CoreEvent } from '../shared/rpc/frames.ts'
import { closeChapter, type ChangeListener } from './chapter/chapter.ts'
import { createHandlers } from './handlers.ts'
import type { Core, CoreHost } from './host.ts'
import { keepTrashShort } from './records/trash-timer.ts'
import { serveWindow, type ConnectedWindow } from './rpc/serve-window.ts'
import { createSession } from './session/session.ts'

export function startCore(host: CoreHost): Core {
  const windows = new Set<ConnectedWindow>()
  const tellAll = (event: CoreEvent) => {
    for (const window of windows) window.tell(event)
  }
  const listener: ChangeListener = {
    changed: (changes) => {
      const kinds = [...new Set(changes.map((change) => change.kind))]
      tellAll({ type: 'changed', kinds, ids: changes.map((change) => change.document) })
    },
    erased: (records) => {
      const kinds = [...new Set(records.map((record) => record.kind))]
      tellAll({ type: 'changed', kinds, ids: records.map((record) => record.id) })
    },
  }
  const session = createSession(host, (state) => {
    attend()
    tellAll({ type: 'session', state })
  })
  function attend() {
    const chapter = session.chapter()
    if (!chapter) return
    chapter.listeners.add(listener)
    keepTrashShort(chapter, (error) => {
      reportBug('trash', error)
    })
  }
  session.resume()
  attend()
  const handlers = createHandlers({ dataFolder: host.dataFolder, session, tellAll })

  return {
    connect(channel) {
      const window = serveWindow(channel, {
        handlers,
        texts: (send) => ({
          take: (frame) => {
            send({ type: 'text-closed', channel: frame.channel, code: TEXT_CLOSED.refused })
          },
          close: () => undefined,
        }),
        onClose: () => windows.delete(window),
        reportBug,
      })
      windows.add(window)
    },
    suspend() {
      session.lock()
      return Promise.resolve()
    },
    stop() {
      const chapter = session.chapter()
      if (chapter) closeChapter(chapter)
      return Promise.resolve()
    },
  }
}

/** The name of what failed, never what it was about. */
function reportBug(call: string, error: unknown): void {
  process.stderr.write(`${call}: ${error instanceof Error ? error.name : 'error'}\n`)
}
