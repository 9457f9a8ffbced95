/** Frames as bytes for the browser shell's WebSocket: lib0's self-describing `any` encoding. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Encodes a frame; `undefined` properties are kept as such, Uint8Arrays stay binary. */
export function encodeFrame(frame: object): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeAny(encoder, frame as Parameters<typeof encoding.writeAny>[1])
  return new Uint8Array(encoding.toUint8Array(encoder))
}

/** Decodes one frame. Throws on bytes that are not exactly one encoded value. */
export function decodeFrame(bytes: Uint8Array): unknown {
  const decoder = decoding.createDecoder(bytes)
  const value: unknown = decoding.readAny(decoder)
  if (decoding.hasContent(decoder)) throw new Error('bytes after the frame')
  return value
}
