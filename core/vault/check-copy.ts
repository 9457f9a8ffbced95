/**
 * A look into a vault that leaves its file as it is: a copy of the encrypted file is opened and
 * deleted afterwards. (Opening the file itself would write: SQLite tidies its log when it closes.)
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase, type Database } from '../db/database.ts'

/** How often a copy is made again because the app wrote meanwhile. */
const TRIES = 5

/**
 * Runs `work` on a copy of the vault.
 * @returns `null` when the app wrote so much meanwhile that no copy was whole
 * @throws DatabaseError when the key does not fit or the file is damaged
 */
export function onCopyOf<Result>(
  file: string,
  fileKey: string,
  work: (db: Database) => Result,
): Result | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-check-'))
  try {
    const copy = path.join(folder, 'vault.db')
    if (!copyStill(file, copy)) return null
    const db = openDatabase(copy, fileKey)
    try {
      return work(db)
    } finally {
      db.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** File and log belong together: both are copied again until neither changed on the way. */
function copyStill(file: string, copy: string): boolean {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = stateOf(file)
    for (const end of ['', '-wal']) {
      if (existsSync(file + end)) copyFileSync(file + end, copy + end)
      else rmSync(copy + end, { force: true })
    }
    if (stateOf(file) === before) return true
  }
  return false
}

function stateOf(file: string): string {
  return ['', '-wal']
    .map((end) => (existsSync(file + end) ? statSync(file + end) : null))
    .map((found) => (found ? `${String(found.mtimeMs)}/${String(found.size)}` : 'none'))
    .join(' ')
}
