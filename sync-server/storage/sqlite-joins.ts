/** Who asks to join. */
import type { SqliteParts } from './sqlite-parts.ts'
import type { Joining, Storage } from './storage.ts'

type Joins = Pick<Storage, 'putJoin' | 'joins' | 'deleteJoin'>

export function sqliteJoins({ db, commit, known }: SqliteParts): Joins {
  return {
    putJoin: (id, { key, asked }, expires) =>
      commit(() => {
        const sql = 'INSERT OR REPLACE INTO joins (space, key, asked, expires) VALUES (?, ?, ?, ?)'
        db.run(sql, known(id), key, asked, expires)
      }),

    joins: (id, now) =>
      commit(() => {
        db.run('DELETE FROM joins WHERE expires < ?', now)
        return db.all<Joining>(
          'SELECT key, asked FROM joins WHERE space = ? ORDER BY expires, key',
          known(id),
        )
      }),

    deleteJoin: (id, key) =>
      commit(() => {
        db.run('DELETE FROM joins WHERE space = ? AND key = ?', known(id), key)
      }),
  }
}
