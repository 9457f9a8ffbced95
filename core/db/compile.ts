/**
 * Kysely as a typed query builder for statements that are composed at run time. It only compiles:
 * the driver is synchronous and a transaction must not be left open across an `await`
 * (docs/decisions/0006).
 */
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Compilable,
} from 'kysely'
import type { Database, SqlValue } from './database.ts'
import type { Tables } from './tables.ts'

/** Builds statements over the vault's tables; run them with {@link allRows}. */
export const query = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** Runs a composed statement and returns its rows, typed as Kysely derived them. */
export function allRows<Row>(db: Database, statement: Compilable<Row>): Row[] {
  const { sql, parameters } = statement.compile()
  return db.all<Row>(sql, parameters as readonly SqlValue[])
}
