/**
 * The encrypted database: a thin, synchronous layer over the SQLCipher binding, the only file that
 * knows the driver.
 */
import Driver from '@signalapp/sqlcipher'

export type SqlValue = string | number | null | Uint8Array

export interface Database {
  readonly path: string
  /** Runs a statement that returns no rows; answers the number of affected rows. */
  run(sql: string, parameters?: readonly SqlValue[]): number
  get<Row>(sql: string, parameters?: readonly SqlValue[]): Row | undefined
  all<Row>(sql: string, parameters?: readonly SqlValue[]): Row[]
  /** Runs one or several statements without parameters. */
  exec(sql: string): void
  /** All or nothing, and on disk when it returns. A transaction inside a transaction joins it. */
  transaction<Result>(work: () => Result): Result
  /** Inside of a transaction: all or nothing of a part of it. What it throws is thrown on. */
  attempt<Result>(work: () => Result): Result
  /**
   * A transaction that a power cut may take back, together with all such before it, until the next
   * ordinary one is on disk. Only for steps of work that can be done again from what is left.
   */
  repeatable<Result>(work: () => Result): Result
  close(): void
}

/** A file could not be opened or read; the code is SQLite's (`SQLITE_NOTADB`, `SQLITE_FULL`, …). */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly code: string
  constructor(code: string, statement: string) {
    super(`${code} in: ${statement.slice(0, 200)}`)
    this.code = code
  }
}

const HEX_KEY = /^[0-9a-f]{64}$/

/**
 * Opens (or creates) the database at `path` with a raw 256-bit key.
 *
 * @param key 64 hexadecimal digits; SQLCipher silently takes shorter ones as a passphrase, so
 *   anything else throws.
 * @throws DatabaseError `SQLITE_NOTADB` for a wrong key or a damaged file.
 */
export function openDatabase(path: string, key: string): Database {
  if (!HEX_KEY.test(key)) throw new Error('the key must have 64 hexadecimal digits')
  return wrap(path, (database) => {
    database.exec(`PRAGMA key = "x'${key}'"`)
    configure(database, path)
  })
}

/** A database in memory, for checks that rebuild everything. Never for what must last. */
export function openMemoryDatabase(): Database {
  return wrap(':memory:')
}

/**
 * Holds a file for as long as it is not closed: the operating system lets go of it when the process
 * ends, however that happens.
 * @returns `null` when another process (or another part of this one) holds it
 */
export function holdFile(path: string): { close(): void } | null {
  const holder = wrap(path)
  try {
    holder.exec('BEGIN EXCLUSIVE')
    return holder
  } catch (error) {
    holder.close()
    if (error instanceof DatabaseError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
}

/**
 * A backup that is closed, or the closing of the chapter itself, has the file for itself for a moment:
 * whoever opens it just then waits so long, in milliseconds. A vault in use is known by its lock.
 */
const PATIENCE = 5000

function configure(database: Database, path: string): void {
  database.exec(`PRAGMA busy_timeout = ${String(PATIENCE)}`)
  // Temporary B-trees of big sorts would otherwise be written to disk in plain text.
  database.exec('PRAGMA temp_store = MEMORY')
  database.get('SELECT count(*) FROM sqlite_master')
  const mode = database.get<{ journal_mode: string }>('PRAGMA journal_mode = WAL')
  if (mode?.journal_mode !== 'wal') throw new DatabaseError('SQLITE_CANTOPEN', `wal for ${path}`)
  database.exec(DURABLE)
  // 16 MB: bulk work then copies a page that it changes often into the file less often.
  database.exec('PRAGMA wal_autocheckpoint = 4000')
  // A plain fsync on macOS leaves the data in the disk's cache (architecture, "The way of an edit").
  database.exec('PRAGMA fullfsync = ON')
  database.exec('PRAGMA checkpoint_fullfsync = ON')
  database.exec('PRAGMA trusted_schema = OFF')
  database.exec('PRAGMA secure_delete = ON')
  database.exec('PRAGMA foreign_keys = OFF')
  // From here on nobody waits: a checkpoint would wait for whoever reads, and all windows with it.
  database.exec('PRAGMA busy_timeout = 0')
}

/** Each commit waits for the disk. */
const DURABLE = 'PRAGMA synchronous = FULL'
/** Commits wait for nothing; only what is copied from the log into the file does. */
const REPEATABLE = 'PRAGMA synchronous = NORMAL'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'SQLITE_ERROR'

/**
 * @param prepare makes a fresh connection ready. It runs again when SQLCipher has met a damaged page:
 *   that connection then refuses everything, also what is whole.
 */
function wrap(path: string, prepare: (database: Database) => void = () => undefined): Database {
  let driver = openDriver(path)
  let depth = 0
  let isSpoilt = false

  // The driver's messages can quote values; only its code and our own SQL text go on.
  function guarded<Result>(sql: string, work: (driver: Driver) => Result): Result {
    if (isSpoilt && depth === 0) renew()
    try {
      return work(driver)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error
      const code = codeOf(error)
      isSpoilt ||= /^SQLITE_(CORRUPT|NOTADB)/.test(code)
      throw new DatabaseError(code, sql)
    }
  }

  function renew() {
    isSpoilt = false
    driver.close()
    driver = openDriver(path)
    prepare(database)
  }

  function transaction<Result>(work: () => Result): Result {
    if (depth > 0) return work()
    guarded('BEGIN IMMEDIATE', (open) => {
      open.exec('BEGIN IMMEDIATE')
    })
    depth = 1
    try {
      const result = work()
      guarded('COMMIT', (open) => {
        open.exec('COMMIT')
      })
      return result
    } catch (error) {
      // A spoilt connection rolls back when it is closed.
      if (!isSpoilt) rollback(driver)
      throw error
    } finally {
      depth = 0
    }
  }

  const database: Database = {
    path,
    run: (sql, parameters = []) =>
      guarded(sql, (open) => open.prepare(sql).run(bind(parameters)).changes),
    get: <Row>(sql: string, parameters: readonly SqlValue[] = []) =>
      guarded(sql, (open) => open.prepare(sql).get(bind(parameters)) as Row | undefined),
    all: <Row>(sql: string, parameters: readonly SqlValue[] = []) =>
      guarded(sql, (open) => open.prepare(sql).all(bind(parameters)) as Row[]),
    exec: (sql) => {
      guarded(sql.startsWith('PRAGMA key') ? 'PRAGMA key' : sql, (open) => {
        open.exec(sql)
      })
    },
    transaction,
    attempt: (work) => {
      database.exec('SAVEPOINT attempt')
      try {
        const result = work()
        database.exec('RELEASE attempt')
        return result
      } catch (error) {
        // A failure of the database itself ends the whole transaction.
        if (!(error instanceof DatabaseError)) {
          database.exec('ROLLBACK TO attempt; RELEASE attempt')
        }
        throw error
      }
    },
    repeatable: (work) => {
      if (depth > 0) return work()
      database.exec(REPEATABLE)
      try {
        return transaction(work)
      } finally {
        database.exec(DURABLE)
      }
    },
    close: () => {
      driver.close()
    },
  }
  try {
    prepare(database)
  } catch (error) {
    driver.close()
    throw error
  }
  return database
}

function openDriver(path: string): Driver {
  try {
    return new Driver(path, { cacheStatements: true })
  } catch (error) {
    throw new DatabaseError(codeOf(error), `open ${path}`)
  }
}

/**
 * The driver binds every number as a REAL, which FTS5 does not take for a rowid (it then answers
 * for another row); a bigint is bound as an INTEGER. Its types allow that only together with
 * results that are bigints as well.
 */
function bind(parameters: readonly SqlValue[]) {
  const bound = parameters.map((value) =>
    Number.isSafeInteger(value) ? BigInt(value as number) : value,
  )
  return bound as (string | number | null | Uint8Array<ArrayBuffer>)[]
}

function rollback(driver: Driver): void {
  try {
    driver.exec('ROLLBACK')
  } catch (error) {
    // SQLite has already rolled back by itself after a full disk or an I/O error.
    if (codeOf(error) !== 'SQLITE_ERROR') throw error
  }
}
