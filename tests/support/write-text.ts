/** Texts as windows write them, through the provider that the real windows use. */
import * as Y from 'yjs'
import { setTimeout } from 'node:timers/promises'
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
  let hasUnsaved = false
  const text = openLiveText(channels.open, item, (state, isUnsaved) => {
    if (states.at(-1) !== state) states.push(state)
    hasUnsaved = isUnsaved
  })
  /** Waits, a few seconds at most; counts the rounds, since stories set the clock. */
  async function reaches(state: TextState) {
    for (let round = 0; states.at(-1) !== state; round++) {
      if (round > 500) throw new Error(`the text is ${String(states.at(-1))}, not ${state}`)
      await setTimeout(10)
    }
  }
  return {
    ...text,
    states,
    /** Whether something was typed here that is not on disk, as far as the window knows. */
    hasUnsaved: () => hasUnsaved,
    type(letters: string) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(letters)])
      text.doc.getXmlFragment('text').push([paragraph])
    },
    saved: () => reaches('saved'),
    reaches,
  }
}

/** What stands in the text, with its nodes. */
export const shown = (doc: Y.Doc) => doc.getXmlFragment('text').toString()
