import type { ImportErrorCode } from '../../shared/rpc/import-calls.ts'

/** For `import/too-big`: which bound was passed (a key of `IMPORT_LIMITS`), and its value. */
export type ImportErrorDetails = Record<string, string | number>

/**
 * Carries an expected failure out of the depths of a reader. It never leaves this folder:
 * `readTable` turns it into a value.
 */
export class Unreadable extends Error {
  readonly code: ImportErrorCode
  readonly details: ImportErrorDetails | undefined

  constructor(code: ImportErrorCode, details?: ImportErrorDetails) {
    super(code)
    this.name = 'Unreadable'
    this.code = code
    this.details = details
  }
}
