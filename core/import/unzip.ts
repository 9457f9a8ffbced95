import { crc32, inflateRawSync } from 'node:zlib'
import { IMPORT_LIMITS } from './limits.ts'
import { tooBig } from './table-builder.ts'
import { Unreadable } from './unreadable.ts'

/** A zip archive whose parts are unpacked one by one, when they are asked for. */
export interface Archive {
  has(name: string): boolean
  names(): string[]
  /** A part's bytes. Throws `Unreadable` where it is missing, damaged, encrypted or too big. */
  read(name: string): Uint8Array
}

interface Entry {
  encrypted: boolean
  method: number
  crc: number
  packedSize: number
  size: number
  offset: number
}

const DIRECTORY_END = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const ZIP64_FIELD = 0x0001
const ZIP64_MARK = 0xffffffff

/**
 * Opens a zip archive (PKWARE APPNOTE 4.3). Zip bombs: each part is unpacked into no more than
 * its directory declares, all parts together into no more than the budget, and only parts that a
 * reader asks for are unpacked at all; so overlapping or nested archives gain nothing.
 */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(bytes, view)
  let budget: number = IMPORT_LIMITS.unpackedBytes
  return {
    has: (name) => entries.has(name),
    names: () => [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name)
      if (!entry) throw new Unreadable('import/damaged-file', { part: name })
      if (entry.encrypted) throw new Unreadable('import/encrypted-file')
      if (entry.size > budget) throw tooBig('unpackedBytes')
      budget -= entry.size
      return unpack(bytes, view, entry, name)
    },
  }
}

function readDirectory(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  const end = findDirectoryEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > IMPORT_LIMITS.zipEntries) throw tooBig('zipEntries')
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw damaged()
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > bytes.length) throw damaged()
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    // Two parts of one name: readers disagree on which one counts.
    if (entries.has(name)) throw damaged()
    entries.set(name, readEntry(view, at, at + 46 + nameLength, extraLength))
    at = next
  }
  return entries
}

function findDirectoryEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === DIRECTORY_END) return at
  }
  throw damaged()
}

function readEntry(view: DataView, at: number, extra: number, extraLength: number): Entry {
  const entry: Entry = {
    encrypted: (view.getUint16(at + 8, true) & 0x2041) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  }
  let field = extra
  while (field + 4 <= extra + extraLength) {
    const length = view.getUint16(field + 2, true)
    if (field + 4 + length > extra + extraLength) break
    if (view.getUint16(field, true) === ZIP64_FIELD) readZip64(view, field + 4, length, entry)
    field += 4 + length
  }
  return entry
}

/** Some writers put 64-bit numbers also where 32 bits would do; only the marked ones follow. */
function readZip64(view: DataView, start: number, length: number, entry: Entry): void {
  let at = start
  for (const key of ['size', 'packedSize', 'offset'] as const) {
    if (entry[key] !== ZIP64_MARK || at + 8 > start + length) continue
    entry[key] = Number(view.getBigUint64(at, true))
    at += 8
  }
}

function unpack(bytes: Uint8Array, view: DataView, entry: Entry, name: string): Uint8Array {
  const at = entry.offset
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_ENTRY) throw damaged(name)
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + entry.packedSize > bytes.length) throw damaged(name)
  const packed = bytes.subarray(start, start + entry.packedSize)
  const content = entry.method === 8 ? inflate(packed, entry.size, name) : packed
  if (entry.method !== 8 && entry.method !== 0) throw damaged(name)
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw damaged(name)
  return content
}

function inflate(packed: Uint8Array, size: number, name: string): Uint8Array {
  try {
    // One byte is zlib's least bound; a part that unpacks to more than it declares is refused.
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) })
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw damaged(name)
    throw error
  }
}

const damaged = (part?: string) => new Unreadable('import/damaged-file', part ? { part } : {})
