/** The logs of the devices. */
import type { SqliteParts } from './sqlite-parts.ts'
import {
  EntriesMisplaced,
  type LogState,
  type Page,
  type Storage,
  type StoredEntry,
} from './storage.ts'

type Logs = Pick<Storage, 'logs' | 'append' | 'entriesSince' | 'noteHeard' | 'moveLogs'>

/** Rows of one step; the page ends where its bytes do. */
const STEP = 500
const NO_HASH = new Uint8Array(32)

export function sqliteLogs({ db, commit, known, charge, remembered }: SqliteParts): Logs {
  function putLog(space: number, device: number, { seq, hash }: Omit<StoredEntry, 'data'>) {
    db.run(
      `INSERT INTO logs (space, device, seq, hash, heard) VALUES (?, ?, ?, ?, 0)
       ON CONFLICT (space, device) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`,
      space,
      device,
      seq,
      hash,
    )
  }

  /** The entries of one log after `seq`, as far as there is room. */
  function pageOf(space: number, device: number, seq: number, page: Page, room: number): number {
    let left = room
    let after = seq
    for (;;) {
      const rows = db.all<{ seq: number; data: Uint8Array }>(
        'SELECT seq, data FROM entries WHERE space = ? AND device = ? AND seq > ? ORDER BY seq LIMIT ?',
        space,
        device,
        after,
        STEP,
      )
      for (const row of rows) {
        if (left < row.data.length && page.entries.length > 0) {
          page.isMore = true
          return 0
        }
        page.entries.push(row.data)
        left -= row.data.length
        after = row.seq
      }
      if (rows.length < STEP) return left
    }
  }

  return {
    logs(id) {
      const sql = 'SELECT device, seq, hash, heard FROM logs WHERE space = ? ORDER BY device'
      return Promise.resolve(db.all<LogState>(sql, known(id)))
    },

    append: (id, device, entries) =>
      commit(() => {
        const space = remembered.numberOf(id) ?? known(id)
        const newest = remembered.newestOf(space, device)
        if (entries[0] && entries[0].seq !== newest + 1) throw new EntriesMisplaced('no successor')
        let bytes = 0
        for (const { seq, data } of entries) {
          db.run(
            'INSERT INTO entries (space, device, seq, data) VALUES (?, ?, ?, ?)',
            space,
            device,
            seq,
            data,
          )
          bytes += data.length
        }
        const last = entries.at(-1)
        if (last) {
          putLog(space, device, last)
          remembered.moved(space, device, last.seq)
        }
        charge(space, device, bytes)
      }),

    entriesSince(id, have, maxBytes) {
      const space = known(id)
      const page: Page = { entries: [], isMore: false }
      const sql = 'SELECT device, seq FROM logs WHERE space = ? ORDER BY device'
      let room = maxBytes
      for (const { device, seq } of db.all<{ device: number; seq: number }>(sql, space)) {
        const after = have.get(device) ?? 0
        if (after >= seq || page.isMore) continue
        room = pageOf(space, device, after, page, room)
      }
      return Promise.resolve(page)
    },

    moveLogs: (id, places) =>
      commit(() => {
        const space = known(id)
        const behind = places.filter(({ device, seq }) => seq > remembered.newestOf(space, device))
        for (const place of behind) {
          putLog(space, place.device, place)
          remembered.moved(space, place.device, place.seq)
        }
      }),

    noteHeard: (id, device, time) =>
      commit(() => {
        db.run(
          `INSERT INTO logs (space, device, seq, hash, heard) VALUES (?, ?, 0, ?, ?)
           ON CONFLICT (space, device) DO UPDATE SET heard = excluded.heard`,
          known(id),
          device,
          NO_HASH,
          time,
        )
      }),
  }
}
