import { createHash } from 'node:crypto'
import { concat } from '../../shared/protocol/crypto.ts'
import { HASH_BYTES as ID_BYTES } from '../../shared/protocol/sizes.ts'
import { createCharges } from './charges.ts'
import { openRelayDatabase, type RelayDatabase } from './database.ts'
import { createEntryMarks } from './entry-marks.ts'
import { groupCommit, type Commit } from './group-commit.ts'
import { createRemembered, versionOf } from './remembered.ts'
import { removeSpace } from './remove-space.ts'
import { sqliteBlobs } from './sqlite-blobs.ts'
import { sqliteJoins } from './sqlite-joins.ts'
import { sqliteLogs } from './sqlite-logs.ts'
import { sqliteSnapshots } from './sqlite-snapshots.ts'
import type { Storage, Usage } from './storage.ts'
import { FORMAT, TABLES, UPGRADES } from './tables.ts'

/** A code is as good as a password: what is kept of it opens nothing. */
const kept = (code: string) => createHash('sha256').update(code).digest('hex')

/** A file of an older relay, which may still be running on it. */
export class OlderFormat extends Error {
  override readonly name = 'OlderFormat'
}

/** A file that a newer relay made. */
export class NewerFormat extends Error {
  override readonly name = 'NewerFormat'
}

/**
 * @param path of the one file; beside it SQLite keeps its log
 * @param maxBytes that it may have
 * @param isServed whether a relay opens it to serve it, and no command beside one
 * @throws {NewerFormat} · @throws {OlderFormat} unless it is to be served: then it is brought up to date
 */
export function openSqliteStorage(path: string, maxBytes?: number, isServed = true): Storage {
  const db = openRelayDatabase(path)
  prepare(db, isServed)
  // Afterwards: bringing a full file up to date needs more for a moment.
  if (maxBytes !== undefined) db.limit(maxBytes)
  const charges = createCharges(db)
  const remembered = createRemembered(db)
  const marks = createEntryMarks(db)
  const forget = () => {
    remembered.forget()
    marks.forget()
  }
  const commit = groupCommit(db, {
    begin() {
      if (remembered.isStale()) forget()
    },
    end: charges.write,
    failed() {
      charges.forget()
      forget()
    },
  })
  let version = versionOf(db)

  function numberOf(space: Uint8Array): number | null {
    return db.get<{ n: number }>('SELECT n FROM spaces WHERE id = ?', space)?.n ?? null
  }

  /** @returns its number. @throws for a space that is not here, which callers have checked */
  function known(space: Uint8Array): number {
    const n = numberOf(space)
    if (n === null) throw new Error('a space that is not here')
    return n
  }

  function addRecord(space: number, place: number, record: Uint8Array, device: number) {
    db.run('INSERT INTO roster (space, place, data) VALUES (?, ?, ?)', space, place, record)
    charges.add(space, device, record.length)
  }

  /** @returns whether the code may make a space. */
  function takeCode(code: string, space: number): boolean {
    const sql = 'UPDATE codes SET space = ? WHERE code = ? AND space IS NULL'
    return db.run(sql, space, kept(code)) > 0
  }

  const parts = { db, commit, known, charge: charges.add, remembered, marks }
  const { removeBlob, missingOf, ...blobs } = sqliteBlobs(parts)
  return {
    ...sqliteLogs(parts),
    ...blobs,
    ...sqliteSnapshots(parts, { removeBlob, missingOf }),
    ...sqliteJoins(parts),

    createSpace: (id, { roster, device, code, quota }) =>
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
        for (const [place, record] of roster.entries()) addRecord(space, place, record, device)
        return 'created'
      }),

    spaceBeginning(beginning) {
      const rest = (byte: number) => new Uint8Array(ID_BYTES - beginning.length).fill(byte)
      // By the index of the ids, however many spaces there are.
      const sql = 'SELECT id FROM spaces WHERE id >= ? AND id <= ? AND removed = 0 LIMIT 1'
      const [first, last] = [concat([beginning, rest(0)]), concat([beginning, rest(0xff)])]
      const found = db.get<{ id: Uint8Array }>(sql, first, last)
      return Promise.resolve(found ? new Uint8Array(found.id) : null)
    },

    roster(id) {
      const space = numberOf(id)
      if (space === null) return Promise.resolve(null)
      const sql = 'SELECT data FROM roster WHERE space = ? ORDER BY place'
      return Promise.resolve(db.all<{ data: Uint8Array }>(sql, space).map(({ data }) => data))
    },

    appendRoster: (id, index, record, device) =>
      commit(() => {
        const space = known(id)
        const sql = 'SELECT count(*) AS count FROM roster WHERE space = ?'
        if (db.get<{ count: number }>(sql, space)?.count !== index) return false
        addRecord(space, index, record, device)
        return true
      }),

    usage(id) {
      const found = db.get<Usage>('SELECT quota, bytes FROM spaces WHERE id = ?', id)
      if (!found) return Promise.resolve(null)
      const shares = db.all<{ device: number; bytes: number }>(
        'SELECT device, bytes FROM shares WHERE space = ? AND bytes > 0',
        known(id),
      )
      return Promise.resolve({
        ...found,
        shares: new Map(shares.map(({ device, bytes }) => [device, bytes])),
      })
    },

    spaces: () =>
      Promise.resolve(
        db
          .all<{ id: Uint8Array; created: number } & Usage>(
            'SELECT id, created, quota, bytes FROM spaces WHERE removed = 0 ORDER BY created, n',
          )
          .map(({ id: space, created, quota, bytes }) => ({
            space,
            created,
            usage: { quota, bytes },
          })),
      ),

    setQuota: (id, quota) =>
      commit(() => db.run('UPDATE spaces SET quota = ? WHERE id = ?', quota, id) > 0),

    removeSpace(id) {
      const forgetting: Commit = (work) =>
        commit(() => {
          forget()
          return work()
        })
      return removeSpace(db, forgetting, id)
    },

    addCode: (code, quota) =>
      commit(() => {
        db.run('INSERT INTO codes (code, quota) VALUES (?, ?)', kept(code), quota)
      }),

    isCodeFree(code) {
      const sql = 'SELECT 1 FROM codes WHERE code = ? AND space IS NULL'
      return Promise.resolve(db.get(sql, kept(code)) !== undefined)
    },

    revokeCode: (code) =>
      commit(() => db.run('DELETE FROM codes WHERE code = ? AND space IS NULL', kept(code)) > 0),

    isChangedElsewhere() {
      const before = version
      version = versionOf(db)
      return version !== before
    },

    close() {
      db.close()
      return Promise.resolve()
    },
  }
}

/** Writes only where the tables are missing or old: beside a relay that runs, opening waits for nothing. */
function prepare(db: RelayDatabase, isServed: boolean) {
  const format = () => db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
  if (format() > FORMAT) {
    db.close()
    throw new NewerFormat('made by a newer relay')
  }
  if (format() === FORMAT) return
  if (format() > 0 && !isServed) {
    db.close()
    throw new OlderFormat('made by an older relay')
  }
  const runAll = (statements: string) => {
    for (const sql of statements.split(';').filter((each) => each.trim() !== '')) db.run(sql)
  }
  db.transaction(() => {
    // Somebody else may have made them while this one waited: it is asked anew.
    if (format() === 0) runAll(TABLES)
    else for (let old = format(); old < FORMAT; old += 1) runAll(UPGRADES[old] ?? '')
    db.run(`PRAGMA user_version = ${String(FORMAT)}`)
  })
}
