/** Cursors as editors tell them (Yjs' relative positions), and as they travel to other devices. */
import * as Y from 'yjs'
import { z } from 'zod'
import type { CursorPosition } from '../../shared/protocol/presence/presence-content.ts'
import { TEXT } from '../../shared/text/schema.ts'

const itemId = z.object({ client: z.int().min(0), clock: z.int().min(0) })
const relativePosition = z.object({
  type: itemId.nullish(),
  tname: z.literal(TEXT).nullish(),
  item: itemId.nullish(),
  assoc: z.int().nullish(),
})
const editorState = z.object({
  cursor: z.object({ anchor: relativePosition, head: relativePosition }),
})
type RelativePosition = z.infer<typeof relativePosition>

export interface CursorAt {
  anchor: CursorPosition
  head: CursorPosition
}

/** @param state what an editor tells of itself @returns `null` where it has no cursor in this text */
export function readCursor(doc: Y.Doc, state: unknown): CursorAt | null {
  const read = editorState.safeParse(state)
  if (!read.success) return null
  const anchor = towardsTheEnd(doc, read.data.cursor.anchor)
  const head = towardsTheEnd(doc, read.data.cursor.head)
  return anchor && head && { anchor, head }
}

/**
 * Editors hold on to the letter before the cursor, which is another one after each letter that is
 * typed. By the letter behind it, or the end, the cursor stays where it is as long as somebody types.
 */
function towardsTheEnd(doc: Y.Doc, position: RelativePosition): CursorPosition | null {
  if (!position.item && !position.type && !position.tname) return null
  const at = Y.createAbsolutePositionFromRelativePosition(
    Y.createRelativePositionFromJSON(position),
    doc,
  )
  if (!at) return null
  const { type, index } = at
  const item = Y.createRelativePositionFromTypeIndex(type, index, 0).item
  const isStart = index === 0 && type._length > 0
  if (item && !isStart) return { type: 'before', client: item.client, clock: item.clock }
  const own = type._item?.id
  if (!own) return { type: isStart ? 'top' : 'bottom' }
  return { type: isStart ? 'startOf' : 'endOf', client: own.client, clock: own.clock }
}

/** A position as an editor reads it. */
export function toRelative(position: CursorPosition): RelativePosition {
  switch (position.type) {
    case 'top':
      return { tname: TEXT, assoc: -1 }
    case 'bottom':
      return { tname: TEXT, assoc: 0 }
    case 'before':
      return { item: { client: position.client, clock: position.clock }, assoc: 0 }
    case 'startOf':
      return { type: { client: position.client, clock: position.clock }, assoc: -1 }
    case 'endOf':
      return { type: { client: position.client, clock: position.clock }, assoc: 0 }
  }
}
