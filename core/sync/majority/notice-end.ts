/**
 * When the notice of a removal ends. The announcement is signed by several devices, perhaps days
 * apart, and bears the time of its draft: 72 hours after that would be no notice at all. So they are
 * counted from when it can have been appended at the earliest, as far as this device knows.
 */
import { z } from 'zod'
import { toHex } from '../../../shared/protocol/hex.ts'
import type { Chain, ChainLink } from '../../../shared/protocol/roster/chain.ts'
import { NOTICE_MILLISECONDS } from '../../../shared/protocol/roster/rules.ts'
import type { Database } from '../../db/database.ts'
import { putNote, readNote } from '../sync-notes.ts'
import type { SaidSignature } from './majority-facts.ts'

/** What this device saw of an announcement, by its own clock; milliseconds since 1970. */
const seen = z.object({
  /** Of the announcement in the roster. */
  index: z.int().min(1),
  /** When it was not there yet, at last. */
  after: z.int().min(0),
  /** When it was there. */
  learned: z.int().min(0),
})
export type Seen = z.infer<typeof seen>

const notes = z.object({ current: z.int().min(0), announced: z.array(seen) })

function readSeen(db: Database): z.infer<typeof notes> {
  const stored = readNote(db, 'sync-seen')
  const parsed = notes.safeParse(stored === null ? null : (JSON.parse(stored) as unknown))
  return parsed.success ? parsed.data : { current: 0, announced: [] }
}

/** So old may be what is known to have been there at last: a minute in which nothing is written is quieter. */
const PRECISION = 10 * 60_000

/** Notes which announcements are there now; called while this device has all that the relay has. */
export function noteSeen(db: Database, { links, now: roster }: Chain, now: number): void {
  const { current, announced } = readSeen(db)
  const there = links.filter(({ content: { body } }) => {
    return body.type === 'removalAnnounced' && roster.announced.has(body.device)
  })
  const kept = there.map(
    ({ content: { index } }) =>
      announced.find((one) => one.index === index) ?? { index, after: current, learned: now },
  )
  const isSame = kept.length === announced.length && kept.every((one) => announced.includes(one))
  if (isSame && Math.abs(now - current) < PRECISION) return
  putNote(db, 'sync-seen', JSON.stringify({ current: now, announced: kept }))
}

export const seenOf = (db: Database, { content: { index } }: ChainLink): Seen | null =>
  readSeen(db).announced.find((one) => one.index === index) ?? null

/**
 * @param known what this device saw of it; `null` before it has noted that
 * @returns milliseconds since 1970
 */
export function noticeEnd(
  { content: { time }, roster: { head }, signers }: ChainLink,
  signatures: readonly SaidSignature[],
  known: Seen | null,
): number {
  const hash = toHex(head)
  const signed = signatures
    .filter(({ content, from }) => content === hash && signers.includes(from))
    .map(({ at }) => at)
  const begun = Math.max(time, known?.after ?? 0, ...signed)
  // A signature that claims to be of the future does not put it off.
  return Math.max(time, Math.min(begun, known?.learned ?? Infinity)) + NOTICE_MILLISECONDS
}
