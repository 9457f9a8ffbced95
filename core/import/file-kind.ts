import type { Archive } from './unzip.ts'
import { Unreadable } from './unreadable.ts'

const ZIP = [0x50, 0x4b]
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, ZIP) && (bytes[2] === 3 || bytes[2] === 5) && bytes[3] === bytes[2] + 1
}

/** Which workbook an archive holds. Throws `Unreadable` for any other archive. */
export function workbookKind(archive: Archive): 'xlsx' | 'ods' {
  if (archive.has('content.xml')) {
    const type = archive.has('mimetype') ? new TextDecoder().decode(archive.read('mimetype')) : ''
    if (type === '' || type.includes('opendocument.spreadsheet')) return 'ods'
    throw new Unreadable('import/not-a-table')
  }
  const names = archive.names()
  if (names.some((name) => /(^|\/)workbook\.xml$/i.test(name))) return 'xlsx'
  // Excel's binary workbook and Apple Numbers: tables, but not for this reader.
  if (names.some((name) => /workbook\.bin$|^Index\/Document\.iwa$|^Index\.zip$/i.test(name))) {
    throw new Unreadable('import/unsupported-format')
  }
  throw new Unreadable('import/not-a-table')
}

/** Refuses files that are no text, by their first bytes. */
export function refuseBinary(bytes: Uint8Array): void {
  if (startsWith(bytes, OLE)) {
    // Office wraps an encrypted .xlsx into the container of the old formats.
    const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const names = (name: string) => body.includes(Buffer.from(name, 'utf16le'))
    if (names('EncryptedPackage')) throw new Unreadable('import/encrypted-file')
    if (names('Workbook') || names('Book')) throw new Unreadable('import/unsupported-format')
    throw new Unreadable('import/not-a-table')
  }
  if (MAGIC.some((magic) => startsWith(bytes, magic))) throw new Unreadable('import/not-a-table')
}

const ascii = (text: string) => [...text].map((char) => char.charCodeAt(0))
const MAGIC = [
  ascii('%PDF'),
  ascii('%!PS'),
  ascii('{\\rtf'),
  ascii('GIF8'),
  ascii('RIFF'),
  ascii('Rar!'),
  ascii('BEGIN:'),
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x7f, 0x45, 0x4c, 0x46],
]

/**
 * Refuses decoded text that no list consists of: control characters, and markup (many programs
 * export a web page and call it .xls).
 */
export function refuseMarkupAndNoise(text: string): void {
  const start = text.slice(0, 2000).trimStart().toLowerCase()
  if (start.startsWith('<')) {
    const table = start.includes('<table') || start.includes(':spreadsheet')
    throw new Unreadable(table ? 'import/unsupported-format' : 'import/not-a-table')
  }
  let noise = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0) throw new Unreadable('import/not-a-table')
    const control = code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d
    if (control || code === 0x7f) noise++
  }
  // Up to four in a thousand are scars of a list's past; more is another kind of file.
  if (noise > 2 + text.length / 250) throw new Unreadable('import/not-a-table')
}

function startsWith(bytes: Uint8Array, start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}
