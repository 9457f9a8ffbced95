import { z } from 'zod'
import type { Chain, ChainLink } from '../../../shared/protocol/roster/chain.ts'
import type { Handover } from '../../../shared/rpc/handover-calls.ts'
import type { Database } from '../../db/database.ts'
import { deviceNames } from '../device-names.ts'
import { putNote, readNote, removeNote } from '../sync-notes.ts'

/** Where the roster stood when the sitting began. */
const beginning = z.object({ index: z.int().min(0), at: z.number() })

function readBeginning(db: Database) {
  const stored = readNote(db, 'sync-handover')
  const parsed = beginning.safeParse(stored === null ? null : (JSON.parse(stored) as unknown))
  return parsed.success ? parsed.data : null
}

/**
 * Begins one, unless one is under way. Whoever only looked at the page, perhaps months ago, has not
 * begun.
 * @param at milliseconds since 1970
 */
export function beginHandover(db: Database, chain: Chain, at: number): void {
  const begun = handoverOf(db, chain)
  if (begun && hasHappened(begun)) return
  putNote(db, 'sync-handover', JSON.stringify({ index: chain.now.index, at }))
}

const hasHappened = ({ removed, added, roles, revoked, isSheetReplaced }: Handover): boolean =>
  removed.length + added.length + roles.length + revoked > 0 || isSheetReplaced

export function endHandover(db: Database): void {
  removeNote(db, 'sync-handover')
}

/** What has been done since the sitting began, by whomever of the board; `null` when none was begun. */
export function handoverOf(db: Database, { links }: Chain): Handover | null {
  const begun = readBeginning(db)
  if (!begun) return null
  const since = links.slice(begun.index + 1)
  const named = deviceNames(db)
  const ofDevices = (devicesOf: (link: ChainLink) => number[]) =>
    since.flatMap((link) => devicesOf(link).map((device) => named(device, link.content.time)))
  return {
    begun: begun.at,
    removed: ofDevices(({ content: { body } }) => {
      if (body.type === 'deviceLeft') return [body.cut.device]
      return body.type === 'deviceRemoved' ? body.cuts.map(({ device }) => device) : []
    }),
    added: ofDevices(({ content: { body } }) =>
      body.type === 'deviceAdded' ? [body.member.device] : [],
    ),
    roles: since.flatMap(({ content: { body, time } }) =>
      body.type === 'roleChanged' ? [{ ...named(body.device, time), role: body.role }] : [],
    ),
    revoked: since.filter(({ content: { body } }) => body.type === 'inviteRevoked').length,
    isSheetReplaced: since.some(({ content: { body } }) => body.type === 'sheetReplaced'),
  }
}
