/**
 * Where in a space the entries of each device lie. They lie in the order in which they came, without
 * an index by device, which would be as much to write as the entries themselves. A device's entry is
 * marked when its last mark is {@link APART} entries of anybody's back, so that looking for one reads
 * fewer than so many too much.
 */
import type { RelayDatabase } from './database.ts'

export const APART = 256

export interface EntryMarks {
  /** What comes next in a space: its place. It is marked where it has to be. */
  next(space: number, device: number, seq: number): number
  /** A place that no entry of these logs behind the given `seq` lies before. */
  before(space: number, wanted: Iterable<readonly [device: number, seq: number]>): number
  /** After entries were deleted. */
  tidy(space: number): void
  /** What is remembered, as somebody else has written, or a transaction failed. */
  forget(): void
}

interface Known {
  newest: number
  /** The last mark of each device. */
  marked: Map<number, number>
}

export function createEntryMarks(db: RelayDatabase): EntryMarks {
  const spaces = new Map<number, Known>()

  function knownOf(space: number): Known {
    const known = spaces.get(space)
    if (known) return known
    const newest = db.get<{ place: number | null }>(
      'SELECT max(place) AS place FROM entries WHERE space = ?',
      space,
    )
    const marks = db.all<{ device: number; place: number }>(
      'SELECT device, max(place) AS place FROM marks WHERE space = ? GROUP BY device',
      space,
    )
    const marked = new Map(marks.map(({ device, place }) => [device, place]))
    // Where entries were deleted, a mark may lie behind all that is left.
    const read = { newest: Math.max(newest?.place ?? 0, ...marked.values()), marked }
    spaces.set(space, read)
    return read
  }

  return {
    next(space, device, seq) {
      const known = knownOf(space)
      const place = known.newest + 1
      known.newest = place
      if (place - (known.marked.get(device) ?? -APART) >= APART) {
        const sql = 'INSERT INTO marks (space, device, seq, place) VALUES (?, ?, ?, ?)'
        db.run(sql, space, device, seq, place)
        known.marked.set(device, place)
      }
      return place
    },
    before(space, wanted) {
      let first = Infinity
      for (const [device, seq] of wanted) {
        const mark = db.get<{ place: number }>(
          `SELECT place FROM marks WHERE space = ? AND device = ? AND seq <= ?
           ORDER BY seq DESC LIMIT 1`,
          space,
          device,
          seq + 1,
        )
        first = Math.min(first, mark?.place ?? 0)
      }
      return first
    },
    tidy(space) {
      const sql = 'SELECT min(place) AS place FROM entries WHERE space = ?'
      const first = db.get<{ place: number | null }>(sql, space)?.place ?? Number.MAX_SAFE_INTEGER
      db.run('DELETE FROM marks WHERE space = ? AND place < ?', space, first)
      spaces.delete(space)
    },
    forget() {
      spaces.clear()
    },
  }
}
