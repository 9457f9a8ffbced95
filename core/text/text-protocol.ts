/**
 * What travels in `text-data` frames: the y-websocket protocol, and one message of our own.
 *
 * | number | name | content | from |
 * |---|---|---|---|
 * | 0 | sync | y-protocols/sync: step 1, step 2, update | both |
 * | 1 | awareness | y-protocols/awareness update; the core echoes it | both |
 * | 3 | query awareness | – | window |
 * | 100 | stored | how many step 2 and update messages of this connection are on disk | core |
 *
 * y-websocket has no acknowledgement; with the last message a window knows what is safe.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { TEXT_MESSAGE } from '../../shared/text/messages.ts'

export type TextMessage =
  | { type: 'step1'; stateVector: Uint8Array }
  | { type: 'update'; update: Uint8Array }
  | { type: 'awareness'; update: Uint8Array }
  | { type: 'query-awareness' }

const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

/** Reads one message of a window; `null` for anything that is not one. */
export function readMessage(data: Uint8Array): TextMessage | null {
  try {
    const decoder = decoding.createDecoder(data)
    const message = readBody(decoder)
    return message && !decoding.hasContent(decoder) ? message : null
  } catch {
    // Whatever the decoder stumbled over, it is no message.
    return null
  }
}

function readBody(decoder: decoding.Decoder): TextMessage | null {
  switch (decoding.readVarUint(decoder)) {
    case TEXT_MESSAGE.sync:
      return readSync(decoder)
    case TEXT_MESSAGE.awareness:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder) }
    case TEXT_MESSAGE.queryAwareness:
      return { type: 'query-awareness' }
    default:
      return null
  }
}

function readSync(decoder: decoding.Decoder): TextMessage | null {
  const step = decoding.readVarUint(decoder)
  const body = decoding.readVarUint8Array(decoder)
  if (step === STEP_1) {
    Y.decodeStateVector(body)
    return { type: 'step1', stateVector: body }
  }
  return step === STEP_2 || step === UPDATE ? { type: 'update', update: body } : null
}

export const writeStep1 = (doc: Y.Doc) => write(TEXT_MESSAGE.sync, STEP_1, Y.encodeStateVector(doc))

/** @param stateVector what the window has already */
export const writeStep2 = (doc: Y.Doc, stateVector: Uint8Array) =>
  write(TEXT_MESSAGE.sync, STEP_2, Y.encodeStateAsUpdate(doc, stateVector))

export const writeUpdate = (update: Uint8Array) => write(TEXT_MESSAGE.sync, UPDATE, update)

export const writeAwareness = (update: Uint8Array) => write(TEXT_MESSAGE.awareness, null, update)

/** @param count of messages, not of letters */
export function writeStored(count: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, TEXT_MESSAGE.stored)
  encoding.writeVarUint(encoder, count)
  return encoding.toUint8Array(encoder)
}

function write(message: number, step: number | null, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, message)
  if (step !== null) encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, body)
  return encoding.toUint8Array(encoder)
}
