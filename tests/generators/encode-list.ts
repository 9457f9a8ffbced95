import type { ListCell } from './write-workbook.ts'

export const LIST_ENCODINGS = [
  'utf-8',
  'utf-8-bom',
  'utf-16le',
  'utf-16le-bom',
  'utf-16be',
  'utf-16be-bom',
  'windows-1252',
] as const
export type ListEncoding = (typeof LIST_ENCODINGS)[number]

/** Writes a table as delimited text, quoted only where it must be, as spreadsheets do. */
export function encodeList(
  table: ListCell[][],
  separator: string,
  encoding: ListEncoding,
): Uint8Array {
  const width = table.reduce((most, row) => Math.max(most, row.length), 0)
  const lines = table.map((row) =>
    Array.from({ length: width }, (_, column) => quoted(asText(row[column]), separator)).join(
      separator,
    ),
  )
  return encode(`${lines.join('\r\n')}\r\n`, encoding)
}

function asText(cell: ListCell | undefined): string {
  if (cell === undefined) return ''
  return typeof cell === 'object' ? String(cell.serial) : String(cell)
}

const quoted = (cell: string, separator: string) =>
  /["\r\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell

function encode(text: string, encoding: ListEncoding): Uint8Array {
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1')
  const marked = encoding.endsWith('-bom') ? `\uFEFF${text}` : text
  if (encoding.startsWith('utf-8')) return Buffer.from(marked, 'utf8')
  const bytes = Buffer.from(marked, 'utf16le')
  return encoding.startsWith('utf-16be') ? bytes.swap16() : bytes
}
