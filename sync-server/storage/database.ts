/** SQLite for the relay: one connection, statements kept, numbers bound as integers. */
import Driver from '@signalapp/sqlcipher'
import { StorageFull } from './storage.ts'

export type Value = string | number | null | Uint8Array

export interface RelayDatabase {
  run(sql: string, ...values: readonly Value[]): number
  get<Row>(sql: string, ...values: readonly Value[]): Row | undefined
  all<Row>(sql: string, ...values: readonly Value[]): Row[]
  /** All or nothing, and on disk when it returns. @throws {StorageFull} */
  transaction<Result>(work: () => Result): Result
  /** @param maxBytes that the file may have; past it everything that is written is {@link StorageFull} */
  limit(maxBytes: number): void
  close(): void
}

/**
 * How long to wait for another connection's transaction, in milliseconds. The relay stands still
 * meanwhile, so that what the operator's commands do is done in short ones.
 */
const BUSY = 5000

export function openRelayDatabase(path: string): RelayDatabase {
  const driver = new Driver(path)
  driver.exec(`PRAGMA busy_timeout = ${String(BUSY)}`)
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'fullfsync = ON']) {
    driver.exec(`PRAGMA ${pragma}`)
  }
  // 16 MB: a page that is written again and again goes from the log into the file less often.
  driver.exec('PRAGMA wal_autocheckpoint = 4000')
  // What was erased leaves the pages as well.
  driver.exec('PRAGMA secure_delete = ON')
  driver.exec('PRAGMA trusted_schema = OFF')

  /** Kept by their text as it is written down: the driver's own memory puts a new key together each time. */
  const statements = new Map<string, Statement>()

  function statement(sql: string): Statement {
    const known = statements.get(sql)
    if (known) return known
    const prepared = driver.prepare(sql, { persistent: true })
    statements.set(sql, prepared)
    return prepared
  }

  function rollBack() {
    try {
      driver.exec('ROLLBACK')
    } catch (error) {
      // After a full disk SQLite has rolled back by itself, and says that there is nothing to do.
      if (codeOf(error) !== 'SQLITE_ERROR') throw error
    }
  }

  return {
    run: (sql, ...values) => statement(sql).run(bind(values)).changes,
    get: <Row>(sql: string, ...values: readonly Value[]) =>
      plain(statement(sql).get(bind(values)) as Row | undefined),
    all: <Row>(sql: string, ...values: readonly Value[]) =>
      (statement(sql).all(bind(values)) as Row[]).map(plain),
    transaction(work) {
      driver.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        driver.exec('COMMIT')
        return result
      } catch (error) {
        rollBack()
        throw codeOf(error).startsWith('SQLITE_FULL') ? new StorageFull('no room') : error
      }
    },
    limit(maxBytes) {
      const { page_size: size } = driver.prepare('PRAGMA page_size').get() as { page_size: number }
      driver.exec(`PRAGMA max_page_count = ${String(Math.max(1, Math.floor(maxBytes / size)))}`)
    },
    close: () => {
      driver.close()
    },
  }
}

type Statement = ReturnType<Driver['prepare']>

/** The driver binds every number as a REAL; a bigint is bound as an INTEGER. */
function bind(values: readonly Value[]) {
  const bound = values.map((value) => (typeof value === 'number' ? BigInt(value) : value))
  return bound as (string | number | null | Uint8Array<ArrayBuffer>)[]
}

/** The driver answers Buffers, whose `slice` is another one than that of bytes. */
function plain<Row>(row: Row): Row {
  for (const [name, value] of Object.entries(row ?? {})) {
    if (Buffer.isBuffer(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      Object.assign(row as object, { [name]: bytes })
    }
  }
  return row
}

/** Another connection held the database for longer than anybody waits. */
export const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY')

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
