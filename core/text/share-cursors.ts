/** Carries cursors between the windows that show one text and those on other devices. */
import * as encoding from 'lib0/encoding'
import { applyAwarenessUpdate, type Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { deviceOfClient } from '../chapter/client-id.ts'
import { readCursor, toRelative } from './cursor-position.ts'
import type { Cursors, OthersCursor } from './cursors.ts'

/** Windows forget a cursor of which nothing came for 30 s. */
const RENEW_MILLISECONDS = 10_000

/** Tells what comes from other devices from what windows here say. */
const FROM_OTHERS = Symbol('others')

export interface SharedText {
  document: string
  doc: Y.Doc
  awareness: Awareness
  /** The number of this device: only its own cursors are told. */
  device: number
}

/** @returns how to stop */
export function shareCursors(cursors: Cursors, text: SharedText): () => void {
  const { document, doc, awareness, device } = text
  let shown: readonly OthersCursor[] = []

  function show() {
    const now = cursors.others(document)
    const gone = shown.filter(({ client }) => !now.some((one) => one.client === client))
    shown = now
    if (now.length + gone.length === 0) return
    applyAwarenessUpdate(awareness, encodeStates(awareness, now, gone), FROM_OTHERS)
  }

  awareness.on('update', (changes: Record<string, number[]>, origin: unknown) => {
    if (origin === FROM_OTHERS) return
    for (const client of Object.values(changes).flat()) {
      if (deviceOfClient(client) !== device) continue
      cursors.put(document, client, readCursor(doc, awareness.getStates().get(client)))
    }
  })
  const stop = cursors.listen({ othersChanged: show })
  const renewing = setInterval(show, RENEW_MILLISECONDS)
  renewing.unref()
  show()

  return () => {
    stop()
    clearInterval(renewing)
    for (const { client, document: its } of cursors.own()) {
      if (its === document) cursors.put(document, client, null)
    }
  }
}

/** As the editors of windows here would have told it. */
function encodeStates(
  { meta }: Awareness,
  now: readonly OthersCursor[],
  gone: readonly OthersCursor[],
): Uint8Array {
  const encoder = encoding.createEncoder()
  const write = (client: number, state: object | null) => {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, (meta.get(client)?.clock ?? 0) + 1)
    encoding.writeVarString(encoder, JSON.stringify(state))
  }
  encoding.writeVarUint(encoder, now.length + gone.length)
  for (const { client, name, colour, anchor, head } of now) {
    const cursor = { anchor: toRelative(anchor), head: toRelative(head) }
    write(client, { user: { name, color: colour, client }, cursor })
  }
  for (const { client } of gone) write(client, null)
  return encoding.toUint8Array(encoder)
}
