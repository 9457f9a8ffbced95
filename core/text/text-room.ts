/** One document that is being written: its live Y.Doc and the windows that show it. */
import * as awarenessProtocol from 'y-protocols/awareness'
import * as Y from 'yjs'
import { TEXT_CLOSED } from '../../shared/rpc/frames.ts'
import { bringsNewerText, holdsNewerText } from '../../shared/text/schema.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { loadDocument, type DocumentRow } from '../records/document-store.ts'
import { SET_BACK } from '../records/versions.ts'
import { isOwnUpdate } from './check-update.ts'
import { closeCode } from './close-code.ts'
import type { Cursors } from './cursors.ts'
import { shareCursors } from './share-cursors.ts'
import {
  readMessage,
  writeAwareness,
  writeStep1,
  writeStep2,
  writeStored,
  writeUpdate,
  type TextMessage,
} from './text-protocol.ts'
import { createTyping } from './typing.ts'

/** One window's view of one document. */
export interface TextConnection {
  send(data: Uint8Array): void
  /** Ends it; codes of `TEXT_CLOSED` are final, after others the window tries again. */
  closed(code: number): void
}

export interface TextRoom {
  doc: Y.Doc
  /** Joins a window. */
  join(connection: TextConnection): void
  take(connection: TextConnection, data: Uint8Array): void
  leave(connection: TextConnection): void
  /** A change of the same document that did not come from here. */
  receive(update: Uint8Array, command: string): void
  /** Ends every connection. */
  close(code: number): void
  isEmpty(): boolean
}

interface Joined {
  /** Messages with content that are on disk. */
  stored: number
  /** The cursors that this window has announced. */
  cursors: Set<number>
}

export interface RoomOptions {
  /** Told of a bug or a failing disk; the room is closed then. */
  failed: (error: unknown) => void
  /** Told of what went wrong without any harm to the text. */
  report: (error: unknown) => void
  /** Of this device and the others. */
  cursors: Cursors
}

/**
 * Opens a document for writing.
 * @throws DatabaseError when it cannot be read
 */
export function openRoom(
  chapter: Chapter,
  row: DocumentRow,
  { failed, report, cursors }: RoomOptions,
): TextRoom {
  const doc = loadDocument(chapter.db, row.id)
  const awareness = new awarenessProtocol.Awareness(doc)
  awareness.setLocalState(null)
  const joined = new Map<TextConnection, Joined>()
  const typing = createTyping(chapter, row, doc, report)
  let fresh: Uint8Array[] = []

  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== room) fresh.push(update)
    else toOthers(null, writeUpdate(update))
  })
  awareness.on(
    'update',
    ({ added, updated, removed }: Record<string, number[]>, origin: unknown) => {
      const cursors = joined.get(origin as TextConnection)?.cursors
      for (const id of added ?? []) cursors?.add(id)
      for (const id of removed ?? []) cursors?.delete(id)
      const ids = [...(added ?? []), ...(updated ?? []), ...(removed ?? [])]
      // The sender gets it, too: its provider gives up a connection that stays silent.
      toOthers(null, writeAwareness(awarenessProtocol.encodeAwarenessUpdate(awareness, ids)))
    },
  )

  const stopSharing = shareCursors(cursors, {
    document: row.id,
    doc,
    awareness,
    device: chapter.device,
  })

  function toOthers(except: TextConnection | null, data: Uint8Array) {
    for (const connection of joined.keys()) if (connection !== except) connection.send(data)
  }

  /** Stores what a window wrote, then says so to it, then shows it to the others. */
  function write(connection: TextConnection, state: Joined, update: Uint8Array) {
    if (!isOwnUpdate(doc, update, chapter.device) || bringsNewerText(update)) {
      refuse(connection)
      return
    }
    fresh = []
    typing.before()
    Y.applyUpdate(doc, update, connection)
    for (const data of fresh) typing.store(data)
    state.stored += 1
    connection.send(writeStored(state.stored))
    for (const data of fresh) toOthers(connection, writeUpdate(data))
  }

  function refuse(connection: TextConnection) {
    connection.closed(TEXT_CLOSED.refused)
    room.leave(connection)
  }

  function answer(connection: TextConnection, state: Joined, message: TextMessage) {
    if (message.type === 'step1') connection.send(writeStep2(doc, message.stateVector))
    else if (message.type === 'update') write(connection, state, message.update)
    else if (message.type === 'awareness') {
      awarenessProtocol.applyAwarenessUpdate(awareness, message.update, connection)
    } else sendCursors(connection)
  }

  function sendCursors(connection: TextConnection) {
    const ids = [...awareness.getStates().keys()]
    if (ids.length === 0) return
    connection.send(writeAwareness(awarenessProtocol.encodeAwarenessUpdate(awareness, ids)))
  }

  const room: TextRoom = {
    doc,
    isEmpty: () => joined.size === 0,
    join(connection) {
      joined.set(connection, { stored: 0, cursors: new Set() })
      connection.send(writeStep1(doc))
      sendCursors(connection)
    },
    take(connection, data) {
      const state = joined.get(connection)
      if (!state) return
      const message = readMessage(data)
      if (!message) {
        refuse(connection)
        return
      }
      try {
        answer(connection, state, message)
      } catch (error) {
        // The live document may be ahead of the disk now: nobody goes on with it.
        typing.forget()
        failed(error)
        room.close(closeCode(error))
      }
    },
    leave(connection) {
      const state = joined.get(connection)
      if (!state) return
      joined.delete(connection)
      awarenessProtocol.removeAwarenessStates(awareness, [...state.cursors], connection)
      if (joined.size === 0) typing.end()
    },
    receive(update, command) {
      // What was typed before it is something else than what is typed after it.
      if (command === SET_BACK) typing.end()
      typing.before()
      Y.applyUpdate(doc, update, room)
      if (bringsNewerText(update) && holdsNewerText(doc)) room.close(TEXT_CLOSED.newerContent)
    },
    close(code) {
      typing.end()
      for (const connection of joined.keys()) connection.closed(code)
      joined.clear()
      stopSharing()
      awareness.destroy()
      doc.destroy()
    },
  }
  return room
}
