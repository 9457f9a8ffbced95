/** Which documents are being written, and by which windows. */
import type { CoreFrame, WindowFrame } from '../../shared/rpc/frames.ts'
import { TEXT_CLOSED } from '../../shared/rpc/frames.ts'
import { recordKind } from '../../shared/records/kinds.ts'
import { holdsNewerText } from '../../shared/text/schema.ts'
import type { Chapter, ChangeListener } from '../chapter/chapter.ts'
import { documentRow } from '../records/document-store.ts'
import type { TextFrames } from '../rpc/serve-window.ts'
import { closeCode } from './close-code.ts'
import type { Cursors } from './cursors.ts'
import { openRoom, type TextConnection, type TextRoom } from './text-room.ts'

export interface TextRooms {
  /** The frames of one window. */
  forWindow(send: (frame: CoreFrame) => void): TextFrames
  /** Follows the chapter that was opened. */
  attend(chapter: Chapter): void
}

/** Documents that one window may have open at the same time. */
const MAX_OPEN = 100

interface OpenText {
  id: string
  room: TextRoom
  connection: TextConnection
}

/**
 * @param chapter the open chapter; `null` while locked
 * @param report told of what a room could not do; nothing of it is ever thrown
 * @param cursors in all texts, here and on other devices
 */
export function createTextRooms(
  chapter: () => Chapter | null,
  report: (error: unknown) => void,
  cursors: Cursors,
): TextRooms {
  const rooms = new Map<string, TextRoom>()

  function roomFor(id: string): TextRoom | number {
    const open = chapter()
    if (!open) return TEXT_CLOSED.locked
    const existing = rooms.get(id)
    if (existing) return existing
    const row = documentRow(open.db, id)
    if (!row) return TEXT_CLOSED.erased
    if (!recordKind(row.kind)?.texts.length) return TEXT_CLOSED.refused
    const room = openRoom(open, row, {
      report,
      cursors,
      failed(error) {
        rooms.delete(id)
        // An expected failure: the window says it.
        if (closeCode(error) !== TEXT_CLOSED.full) report(error)
      },
    })
    if (holdsNewerText(room.doc)) {
      room.close(TEXT_CLOSED.newerContent)
      return TEXT_CLOSED.newerContent
    }
    rooms.set(id, room)
    return room
  }

  /** No call answers for these frames: one damaged page must not end the core. */
  function readableRoom(id: string): TextRoom | number {
    try {
      return roomFor(id)
    } catch (error) {
      report(error)
      return TEXT_CLOSED.unreadable
    }
  }

  function letGo(id: string, room: TextRoom) {
    if (!room.isEmpty() || rooms.get(id) !== room) return
    rooms.delete(id)
    room.close(TEXT_CLOSED.locked)
  }

  const listener: ChangeListener = {
    changed(changes, source, { command }) {
      for (const { document, update } of changes) {
        const room = rooms.get(document)
        if (room && room.doc !== source) room.receive(update, command)
      }
    },
    erased(records) {
      for (const { id } of records) {
        rooms.get(id)?.close(TEXT_CLOSED.erased)
        rooms.delete(id)
      }
    },
    closing() {
      for (const room of rooms.values()) room.close(TEXT_CLOSED.locked)
      rooms.clear()
    },
  }

  return {
    attend: (opened) => {
      opened.listeners.add(listener)
    },
    forWindow(send) {
      const texts = new Map<number, OpenText>()

      function leave(channel: number) {
        const text = texts.get(channel)
        if (!text) return
        texts.delete(channel)
        text.room.leave(text.connection)
        letGo(text.id, text.room)
      }

      function open(channel: number, id: string) {
        leave(channel)
        const closed = (code: number) => {
          texts.delete(channel)
          send({ type: 'text-closed', channel, code })
        }
        const room = texts.size < MAX_OPEN ? readableRoom(id) : TEXT_CLOSED.refused
        const clientId = chapter()?.newClientId()
        if (typeof room === 'number' || clientId === undefined) {
          closed(typeof room === 'number' ? room : TEXT_CLOSED.locked)
          return
        }
        const connection: TextConnection = {
          closed,
          send: (data) => {
            send({ type: 'text-data', channel, data })
          },
        }
        texts.set(channel, { id, room, connection })
        send({ type: 'text-opened', channel, clientId })
        room.join(connection)
      }

      function take(channel: number, data: Uint8Array) {
        const text = texts.get(channel)
        if (!text) return
        text.room.take(text.connection, data)
        // It may have been refused, and nobody else be there.
        letGo(text.id, text.room)
      }

      return {
        take(frame: Extract<WindowFrame, { type: `text-${string}` }>) {
          if (frame.type === 'text-open') open(frame.channel, frame.document)
          else if (frame.type === 'text-close') leave(frame.channel)
          else take(frame.channel, frame.data)
        },
        close() {
          for (const channel of [...texts.keys()]) leave(channel)
        },
      }
    },
  }
}
