/** Tells whoever uses this device what the board is asked, and what a majority has done. */
import { z } from 'zod'
import type { ChainLink } from '../../../shared/protocol/roster/chain.ts'
import { presentDevice, type Roster } from '../../../shared/protocol/roster/roster.ts'
import type { SyncNotice } from '../../../shared/rpc/sync-calls.ts'
import type { Chapter } from '../../chapter/chapter.ts'
import { addNotice, keepNotices } from '../notices.ts'
import type { SpaceState } from '../space-state.ts'
import { putNote, readNote } from '../sync-notes.ts'
import { readMajorityFacts } from './majority-facts.ts'
import { noticeEnd, seenOf } from './notice-end.ts'
import { openProposals, type OpenProposal } from './proposals.ts'

/** What was told already: of the roster up to a record, and proposals by id. */
const told = z.object({ index: z.int().min(0), proposals: z.array(z.string()) })

const PROPOSED = {
  appoint: 'appoint-proposed',
  remove: 'remove-proposed',
  withdraw: 'withdraw-proposed',
} as const

/**
 * Adds notices of what is new, and takes away those of what is over.
 * @param now milliseconds since 1970
 */
export function tellOfMajority(chapter: Chapter, space: SpaceState, now: number): void {
  const { db } = chapter
  const { links, now: roster } = space.chain()
  const facts = readMajorityFacts(db)
  const open = openProposals(space.chain(), facts, now)
  const parsed = told.safeParse(JSON.parse(readNote(db, 'sync-told') ?? 'null'))
  const before = parsed.success ? parsed.data : null
  const endOf = (link: ChainLink) => noticeEnd(link, facts.signatures, seenOf(db, link))
  db.transaction(() => {
    keepNotices(db, (notice) => !isOver(notice, roster, open))
    for (const { act, device, by, at, ids } of open) {
      const notice = { kind: PROPOSED[act], device, at } as const
      const isKnown = before?.proposals.some((id) => ids.has(id)) === true
      const isOwn = by === space.own.device
      if (!isKnown && !isOwn && !isOver(notice, roster, open)) addNotice(db, notice)
    }
    for (const link of links.slice(before ? before.index + 1 : 0)) {
      const notice = noticeOf(link, endOf)
      // Whoever comes later has no need of what is over, but of a notice that runs.
      const isNews = before !== null || notice?.kind === 'removal-announced'
      if (notice && isNews && !isOver(notice, roster, open)) addNotice(db, notice)
    }
    const proposals = open.flatMap(({ ids }) => [...ids])
    putNote(db, 'sync-told', JSON.stringify({ index: roster.index, proposals }))
  })
}

/** What a majority did by a record: an admin signs alone. */
function noticeOf(link: ChainLink, endOf: (link: ChainLink) => number): SyncNotice | null {
  const { body, time: at } = link.content
  if (link.signers.length < 2) return null
  switch (body.type) {
    case 'roleChanged':
      return { kind: 'board-appointed', device: body.device, at }
    case 'removalAnnounced':
      return { kind: 'removal-announced', device: body.device, at: endOf(link) }
    case 'removalWithdrawn':
      return { kind: 'removal-withdrawn', device: body.device, at }
    case 'deviceRemoved':
      return { kind: 'board-removed', device: body.cuts[0]?.device ?? 0, at }
    default:
      return null
  }
}

/** Whether there is nothing to be done about it any more, or it has come otherwise since. */
function isOver(
  { kind, device }: SyncNotice,
  roster: Roster,
  open: readonly OpenProposal[],
): boolean {
  const asked = open.find((one) => PROPOSED[one.act] === kind && one.device === device)
  switch (kind) {
    case 'appoint-proposed':
    case 'remove-proposed':
    case 'withdraw-proposed':
      return !asked || asked.announced !== null
    case 'removal-announced':
      return !roster.announced.has(device)
    case 'removal-withdrawn':
      return roster.announced.has(device) || !presentDevice(roster, device)
    default:
      return false
  }
}
