import { DatabaseError } from '../db/database.ts'

const FULL = ['SQLITE_FULL', 'ENOSPC', 'EDQUOT']
const READ_ONLY = ['SQLITE_READONLY', 'EROFS', 'EACCES', 'EPERM']

/**
 * What a full or write-protected disk is called, whether the database or a file met it; `null` for
 * any other error. Nothing of the work that threw it was stored.
 */
export function diskFailure(error: unknown): 'vault/full' | 'vault/read-only' | null {
  const code = codeOf(error)
  if (FULL.some((one) => code.startsWith(one))) return 'vault/full'
  return READ_ONLY.some((one) => code.startsWith(one)) ? 'vault/read-only' : null
}

function codeOf(error: unknown): string {
  if (error instanceof DatabaseError) return error.code
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : ''
}
