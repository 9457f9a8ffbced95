import { createHash } from 'node:crypto'
import { openRelayDatabase } from './database.ts'
import { groupCommit } from './group-commit.ts'
import { sqliteBlobs } from './sqlite-blobs.ts'
import { sqliteLogs } from './sqlite-logs.ts'
import type { Storage, Usage } from './storage.ts'
import { TABLES } from './tables.ts'

/** A code is as good as a password: what is kept of it opens nothing. */
const kept = (code: string) => createHash('sha256').update(code).digest('hex')

/** @param path of the one file; beside it SQLite keeps its log */
export function openSqliteStorage(path: string): Storage {
  const db = openRelayDatabase(path)
  db.transaction(() => {
    for (const table of TABLES.split(';').filter((sql) => sql.trim() !== '')) db.run(table)
  })
  const commit = groupCommit(db)
  /** Changes with what other connections write, and not with one's own. */
  const dataVersion = () => db.get<{ data_version: number }>('PRAGMA data_version')?.data_version
  let version = dataVersion()

  function numberOf(space: Uint8Array): number | null {
    return db.get<{ n: number }>('SELECT n FROM spaces WHERE id = ?', space)?.n ?? null
  }

  /** @returns its number. @throws for a space that is not here, which callers have checked */
  function known(space: Uint8Array): number {
    const n = numberOf(space)
    if (n === null) throw new Error('a space that is not here')
    return n
  }

  function addBytes(space: number, bytes: number) {
    db.run('UPDATE spaces SET bytes = bytes + ? WHERE n = ?', bytes, space)
  }

  function addRecord(space: number, place: number, record: Uint8Array) {
    db.run('INSERT INTO roster (space, place, data) VALUES (?, ?, ?)', space, place, record)
    addBytes(space, record.length)
  }

  /** @returns whether the code may make a space. */
  function takeCode(code: string, space: number): boolean {
    const sql = 'UPDATE codes SET space = ? WHERE code = ? AND space IS NULL'
    return db.run(sql, space, kept(code)) > 0
  }

  const parts = { db, commit, known, addBytes }
  return {
    ...sqliteLogs(parts),
    ...sqliteBlobs(parts),

    createSpace: (id, { roster, code, quota }) =>
      commit(() => {
        if (numberOf(id) !== null) return 'exists'
        const sql = 'INSERT INTO spaces (id, quota, created, bytes) VALUES (?, ?, ?, 0) RETURNING n'
        const space = db.get<{ n: number }>(sql, id, quota, Date.now())?.n ?? 0
        if (code !== null && !takeCode(code, space)) {
          db.run('DELETE FROM spaces WHERE n = ?', space)
          return 'code-used'
        }
        const ofCode = 'SELECT quota FROM codes WHERE space = ?'
        const given = db.get<{ quota: number }>(ofCode, space)?.quota ?? quota
        db.run('UPDATE spaces SET quota = ? WHERE n = ?', given, space)
        for (const [place, record] of roster.entries()) addRecord(space, place, record)
        return 'created'
      }),

    roster(id) {
      const space = numberOf(id)
      if (space === null) return Promise.resolve(null)
      const sql = 'SELECT data FROM roster WHERE space = ? ORDER BY place'
      return Promise.resolve(db.all<{ data: Uint8Array }>(sql, space).map(({ data }) => data))
    },

    appendRoster: (id, index, record) =>
      commit(() => {
        const space = known(id)
        const sql = 'SELECT count(*) AS count FROM roster WHERE space = ?'
        if (db.get<{ count: number }>(sql, space)?.count !== index) return false
        addRecord(space, index, record)
        return true
      }),

    usage: (id) =>
      Promise.resolve(db.get<Usage>('SELECT quota, bytes FROM spaces WHERE id = ?', id) ?? null),

    spaces: () =>
      Promise.resolve(
        db
          .all<{ id: Uint8Array; created: number } & Usage>(
            'SELECT id, created, quota, bytes FROM spaces ORDER BY created, n',
          )
          .map(({ id: space, created, quota, bytes }) => ({
            space,
            created,
            usage: { quota, bytes },
          })),
      ),

    setQuota: (id, quota) =>
      commit(() => db.run('UPDATE spaces SET quota = ? WHERE id = ?', quota, id) > 0),

    removeSpace: (id) =>
      commit(() => {
        const space = numberOf(id)
        if (space === null) return false
        db.run('DELETE FROM chunks WHERE blob IN (SELECT n FROM blobs WHERE space = ?)', space)
        for (const table of ['blobs', 'snapshots', 'joins', 'entries', 'logs', 'roster', 'codes']) {
          db.run(`DELETE FROM ${table} WHERE space = ?`, space)
        }
        return db.run('DELETE FROM spaces WHERE n = ?', space) > 0
      }),

    addCode: (code, quota) =>
      commit(() => {
        db.run('INSERT INTO codes (code, quota) VALUES (?, ?)', kept(code), quota)
      }),

    revokeCode: (code) =>
      commit(() => db.run('DELETE FROM codes WHERE code = ? AND space IS NULL', kept(code)) > 0),

    isChangedElsewhere() {
      const before = version
      version = dataVersion()
      return version !== before
    },

    close() {
      db.close()
      return Promise.resolve()
    },
  }
}
