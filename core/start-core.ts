/** The application without a face: puts its parts together. */
import type { Handlers } from '../shared/rpc/contract.ts'
import { TEXT_CLOSED, type CoreEvent } from '../shared/rpc/frames.ts'
import type { ChangeListener } from './chapter/chapter.ts'
import type { Core, CoreHost } from './host.ts'
import { memberHandlers } from './members/member-handlers.ts'
import { recordHandlers } from './records/record-handlers.ts'
import { serveWindow, type ConnectedWindow } from './rpc/serve-window.ts'
import { createSession } from './session/session.ts'
import { sessionHandlers } from './session/session-handlers.ts'
import { withChapterOf } from './session/with-chapter.ts'

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
  const withChapter = withChapterOf(session)
  const handlers: Handlers = {
    ...sessionHandlers(session),
    ...memberHandlers(withChapter),
    ...recordHandlers(withChapter),
  }

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
      session.chapter()?.db.close()
      return Promise.resolve()
    },
  }
}
