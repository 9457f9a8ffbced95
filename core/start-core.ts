/** The application without a face: puts its parts together. */
import { TEXT_CLOSED, type CoreEvent } from '../shared/rpc/frames.ts'
import { closeChapter, type ChangeListener } from './chapter/chapter.ts'
import { createHandlers } from './handlers.ts'
import type { Core, CoreHost } from './host.ts'
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
  }
  const session = createSession(host, (state) => {
    session.chapter()?.listeners.add(listener)
    tellAll({ type: 'session', state })
  })
  session.resume()
  session.chapter()?.listeners.add(listener)
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
        reportBug: (call, error) => {
          process.stderr.write(`${call}: ${error instanceof Error ? error.name : 'error'}\n`)
        },
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
