import type { ImportErrorCode } from '../../shared/rpc/import-calls.ts'
import {
  SEPARATORS,
  type Separator,
  type TextEncoding,
} from '../../shared/members/import/table-format.ts'
import { decodeText } from './decode-text.ts'
import { detectSeparator } from './detect-separator.ts'
import { isZip, refuseBinary, refuseMarkupAndNoise, workbookKind } from './file-kind.ts'
import { IMPORT_LIMITS } from './limits.ts'
import { readDelimited } from './read-delimited.ts'
import { readOds } from './read-ods.ts'
import { readXlsx } from './read-xlsx.ts'
import { TableBuilder, tooBig } from './table-builder.ts'
import { Unreadable, type ImportErrorDetails } from './unreadable.ts'
import { openArchive } from './unzip.ts'

export interface ReadTableOptions {
  /** Of a workbook: the name of the sheet; without it the first visible one that is not empty. */
  sheet?: string
  /** Of a text file: its encoding; without it told from its bytes. */
  encoding?: TextEncoding
  /** Of a text file: what separates its fields; without it told from its lines. */
  separator?: Separator
}

export interface ImportTable {
  format: 'text' | 'xlsx' | 'ods'
  /** Names of the sheets that can be chosen; empty for a text file. */
  sheets: string[]
  /** The sheet that was read; null for a text file. */
  sheet: string | null
  encoding: TextEncoding | null
  separator: Separator | null
  /**
   * The cells as trimmed text, days as `yyyy-mm-dd`, formula guards undone. Row i is line i + 1 of
   * the sheet; blank lines are empty arrays, and blank cells at the end of a line are left out.
   */
  rows: string[][]
}

export type ReadTableResult =
  | { ok: true; value: ImportTable }
  | { ok: false; error: { code: ImportErrorCode; details?: ImportErrorDetails } }

/**
 * Reads the table out of a CSV, TSV, TXT, XLSX or ODS file. What the bytes say counts, not the
 * file's name. Synchronous, for a helper thread; it never throws on any bytes, and time and
 * memory are bounded by `IMPORT_LIMITS`.
 */
export function readTable(bytes: Uint8Array, options: ReadTableOptions = {}): ReadTableResult {
  try {
    return { ok: true, value: read(bytes, options) }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const { code, details } = error
    return { ok: false, error: details ? { code, details } : { code } }
  }
}

function read(bytes: Uint8Array, options: ReadTableOptions): ImportTable {
  if (bytes.length > IMPORT_LIMITS.fileBytes) throw tooBig('fileBytes')
  if (bytes.length === 0) throw new Unreadable('import/empty')
  const table = isZip(bytes) ? readWorkbookFile(bytes, options) : readTextFile(bytes, options)
  if (table.rows.length === 0) throw new Unreadable('import/empty')
  return table
}

function readWorkbookFile(bytes: Uint8Array, options: ReadTableOptions): ImportTable {
  const archive = openArchive(bytes)
  const format = workbookKind(archive)
  const table = format === 'xlsx' ? readXlsx(archive, options) : readOds(archive, options)
  return { format, ...table, encoding: null, separator: null }
}

function readTextFile(bytes: Uint8Array, options: ReadTableOptions): ImportTable {
  refuseBinary(bytes)
  const { text, encoding } = decodeText(bytes, options.encoding)
  refuseMarkupAndNoise(text)
  const declared = /^sep=([^\r\n]?)\s*?(?:\r\n?|\n|$)/i.exec(text)
  const body = declared ? text.slice(declared[0].length) : text
  const separator = options.separator ?? asSeparator(declared?.[1]) ?? detectSeparator(body)
  const table = new TableBuilder()
  // Excel's own first line is a line of the file all the same: numbers stay as people see them.
  const firstRow = declared ? 1 : 0
  readDelimited(body, separator, {
    field: (row, column, field) => {
      table.set(row + firstRow, column, field)
    },
    endRow: () => true,
  })
  return { format: 'text', sheets: [], sheet: null, encoding, separator, rows: table.rows }
}

function asSeparator(text: string | undefined): Separator | null {
  return SEPARATORS.find((separator) => separator === text) ?? null
}
