import type { OpenFailure } from '../../shared/rpc/session-calls.ts'
import { DatabaseError } from '../db/database.ts'

/** Why a file could not be opened or written; `null` for what is a bug and should be thrown. */
export function openFailureOf(error: unknown): OpenFailure | null {
  if (!(error instanceof Error && 'code' in error)) return null
  const code = String(error.code)
  if (/^SQLITE_BUSY|^EBUSY$/.test(code)) return 'vault/in-use'
  if (/^SQLITE_READONLY|^(EACCES|EPERM|EROFS)$/.test(code)) return 'vault/read-only'
  if (/^SQLITE_(FULL|IOERR_SHMSIZE)|^(ENOSPC|EDQUOT)$/.test(code)) return 'vault/full'
  return error instanceof DatabaseError ? 'vault/damaged' : null
}

/** Whether a file is to blame for a failure: another key, broken pages, or something else than one. */
export const isDamage = (error: unknown): boolean =>
  error instanceof DatabaseError && /^SQLITE_(NOTADB|CORRUPT|ERROR)$/.test(error.code)

/**
 * What a full or write-protected disk is called, whether the database or a file met it; `null` for
 * any other error. Nothing of the work that threw it was stored.
 */
export function diskFailure(error: unknown): 'vault/full' | 'vault/read-only' | null {
  const code = openFailureOf(error)
  return code === 'vault/full' || code === 'vault/read-only' ? code : null
}

/** Whether the file system refused, whatever lies in the way. */
export const isFileFailure = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error
