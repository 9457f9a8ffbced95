/** Texts as windows write them, through the provider that the real windows use. */
import * as Y from 'yjs'
import { expect, vi } from 'vitest'
import { createTextChannels } from '../../renderer/rpc/text-channels.ts'
import { openLiveText, type TextState } from '../../renderer/text/live-text.ts'
import type { CoreFrame } from '../../shared/rpc/frames.ts'
import type { OpenCore } from './open-core.ts'

/** An agenda item in a meeting of its own. */
export async function addItem(core: OpenCore): Promise<string> {
  const meeting = await core.call('meetings.create', { kind: 'board', title: 'Mai', starts: '' })
  return core.call('agenda.add', { meeting, parent: '', title: 'Bericht' })
}

/** A window that writes in an item. */
export function write(core: OpenCore, item: string) {
  const frames: { take(frame: CoreFrame): void } = { take: () => undefined }
  const connection = core.connect((frame) => {
    setImmediate(() => {
      frames.take(frame)
    })
  })
  const channels = createTextChannels((frame) => {
    setImmediate(() => {
      connection.send(frame)
    })
  })
  frames.take = channels.take
  const states: TextState[] = []
  const text = openLiveText(channels.open, item, (state) => {
    if (states.at(-1) !== state) states.push(state)
  })
  return {
    ...text,
    states,
    type(letters: string) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(letters)])
      text.doc.getXmlFragment('text').push([paragraph])
    },
    saved: () =>
      vi.waitFor(() => {
        expect(states.at(-1)).toBe('saved')
      }),
  }
}

/** What stands in the text, with its nodes. */
export const shown = (doc: Y.Doc) => doc.getXmlFragment('text').toString()
