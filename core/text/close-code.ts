import { TEXT_CLOSED } from '../../shared/rpc/frames.ts'
import { DatabaseError } from '../db/database.ts'

/** The window tries again: what it shows is safe there, and the document is loaded afresh. */
const TRY_AGAIN = 1011

/** With what a text is closed that cannot be read or stored. */
export function closeCode(error: unknown): number {
  const code = error instanceof DatabaseError ? error.code : ''
  if (code.startsWith('SQLITE_FULL')) return TEXT_CLOSED.full
  // Reading it again would meet the same damaged page again.
  return /^SQLITE_(CORRUPT|NOTADB)/.test(code) ? TEXT_CLOSED.unreadable : TRY_AGAIN
}
