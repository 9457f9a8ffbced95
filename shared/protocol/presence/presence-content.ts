/**
 * What a device tells of itself: where its windows are, and its cursors in texts. No name and no colour:
 * whose device it is says the roster alone, so that nobody passes for somebody else. Ids of cursors
 * travel without the number of the device, for the same reason.
 */
import {
  choice,
  exactly,
  fixed,
  list,
  optional,
  struct,
  uint,
  type ValueOf,
} from '../codec/codec.ts'

/** Of each, so many at most: who opens more windows is seen in those used last. */
export const MAX_PLACES = 4
export const MAX_CURSORS = 4

const id16 = fixed(16)
/** Of a letter or an element, as Yjs counts them. */
const itemId = { client: uint(), clock: uint() }

const wirePlace = struct({
  /** Its place in `PLACE_SECTIONS`; one of a newer app is no place here. */
  section: uint(255),
  record: optional(id16),
  /** What is open inside the record. */
  item: optional(id16),
})

/**
 * Where a cursor stands, told so that it goes along with what is typed there: a letter more needs no
 * message more.
 */
export const cursorPosition = choice({
  before: [1, struct(itemId)],
  startOf: [2, struct(itemId)],
  endOf: [3, struct(itemId)],
  /** Of the whole text. */
  top: [4, struct({})],
  bottom: [5, struct({})],
})
export type CursorPosition = ValueOf<typeof cursorPosition>

const wireCursor = struct({
  /** The record whose text it is in. */
  document: id16,
  /** The window's Yjs client, without the device's number × 2³². */
  client: uint(2 ** 32 - 1),
  head: cursorPosition,
  /** Where a selection begins; `null` where nothing is selected. */
  anchor: optional(cursorPosition),
})

export const presenceContent = struct({
  version: exactly(1),
  /** Empty: nobody is there any more. */
  places: list(wirePlace, MAX_PLACES),
  cursors: list(wireCursor, MAX_CURSORS),
})
export type PresenceContent = ValueOf<typeof presenceContent>
