import { openDatabase } from '../db/database.ts'
import { isDamage } from '../vault/open-failure.ts'

/**
 * Whether a database opens with this key, and every page of it is sound.
 * @throws DatabaseError when that could not be found out, for example on a full disk
 */
export function proveDatabase(file: string, fileKey: string): boolean {
  try {
    const db = openDatabase(file, fileKey)
    try {
      const seals = db.all<Record<string, string>>('PRAGMA cipher_integrity_check')
      const structure = db.all<Record<string, string>>('PRAGMA quick_check')
      const lines = [...seals, ...structure].flatMap(Object.values)
      return lines.every((line) => line === 'ok')
    } finally {
      db.close()
    }
  } catch (error) {
    if (isDamage(error)) return false
    throw error
  }
}
