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

/** Rows that are read at once: few, since each can be as large as a page. */
const STEP = 32
const NO_HASH = new Uint8Array(32)

/** Of a log: what is behind `after`, up to the newest. */
interface Wanted {
  after: number
  newest: number
}

function* have(wanted: ReadonlyMap<number, Wanted>): Generator<readonly [number, number]> {
  for (const [device, { after }] of wanted) yield [device, after]
}

export function sqliteLogs({ db, commit, known, charge, remembered, marks }: SqliteParts): Logs {
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

  /** What is wanted, from where the first of it may lie, as far as there is room. */
  function pageOf(space: number, wanted: Map<number, Wanted>, maxBytes: number): Page {
    const page: Page = { entries: [], isMore: false }
    let room = maxBytes
    let from = marks.before(space, have(wanted))
    while (wanted.size > 0) {
      const rows = db.all<{ place: number; device: number; seq: number; data: Uint8Array }>(
        'SELECT place, device, seq, data FROM entries WHERE space = ? AND place >= ? ORDER BY place LIMIT ?',
        space,
        from,
        STEP,
      )
      for (const { place, device, seq, data } of rows) {
        from = place + 1
        const log = wanted.get(device)
        if (!log || seq <= log.after) continue
        if (room < data.length && page.entries.length > 0) return { ...page, isMore: true }
        page.entries.push(data)
        room -= data.length
        if (seq === log.newest) wanted.delete(device)
      }
      if (rows.length < STEP) break
    }
    return page
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
            'INSERT INTO entries (space, place, device, seq, data) VALUES (?, ?, ?, ?, ?)',
            space,
            marks.next(space, device, seq),
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
      const sql = 'SELECT device, seq FROM logs WHERE space = ?'
      const wanted = new Map<number, Wanted>()
      for (const { device, seq } of db.all<{ device: number; seq: number }>(sql, space)) {
        const after = have.get(device) ?? 0
        if (after < seq) wanted.set(device, { after, newest: seq })
      }
      return Promise.resolve(pageOf(space, wanted, maxBytes))
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
