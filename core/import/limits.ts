/**
 * Bounds for files that strangers may have made. Everything that grows with the content of a file
 * is counted against one of these while it is read, never afterwards.
 */
export const IMPORT_LIMITS = {
  /** Bytes of the file as it lies on disk; what one RPC frame can carry. */
  fileBytes: 50 * 1024 * 1024,
  /** Bytes of all parts of a workbook together once unpacked: 100,000 rows of twelve columns. */
  unpackedBytes: 160 * 1024 * 1024,
  /** Entries of a zip directory; a workbook has a few dozen. */
  zipEntries: 10_000,
  /** Sheets of a workbook. */
  sheets: 200,
  rows: 100_000,
  columns: 200,
  /** Cells of the whole table, blank ones included: a rectangle of text in memory. */
  cells: 5_000_000,
  /** UTF-16 code units in one cell; as much as a cell of Excel can hold. */
  cellLength: 32_767,
} as const
