import { z } from 'zod'
import type { ChainLink } from '../../../shared/protocol/roster/chain.ts'
import { earliestStamp } from '../../../shared/records/stamp.ts'
import type { SheetState } from '../../../shared/rpc/sheet-calls.ts'
import type { Chain } from '../../../shared/protocol/roster/chain.ts'
import type { Chapter } from '../../chapter/chapter.ts'
import type { Database } from '../../db/database.ts'
import { factsOf, recordFact } from '../../records/facts.ts'
import { peopleOf } from '../../records/people.ts'
import { lastMove } from '../move/moves.ts'
import { nameOfSheet } from './sheet-keys.ts'

/** Half a year: a sheet is looked for twice a year. */
export const CHECK_MILLISECONDS = 183 * 24 * 60 * 60 * 1000

const NONE: SheetState = {
  kind: 'none',
  since: 0,
  person: '',
  checked: null,
  isDue: false,
  namesFormerRelay: false,
}

/** What became of the sheet last: it was replaced, or somebody came in by it. */
const isAboutSheet = ({ content: { body } }: ChainLink): boolean =>
  body.type === 'sheetReplaced' || (body.type === 'deviceAdded' && body.invite === null)

/** @param now milliseconds since 1970 */
export function sheetState(db: Database, chain: Chain, now: number): SheetState {
  const { links } = chain
  const last = links.findLast(isAboutSheet)
  if (!last) return NONE
  const { body, time: since } = last.content
  const nameOf = (device: number) => peopleOf(db)(device, earliestStamp(since))
  if (body.type === 'deviceAdded') {
    const person = nameOf(body.member.device)
    return { ...NONE, kind: 'used', since, person }
  }
  const keys = body.type === 'sheetReplaced' ? body.recovery?.keys : null
  if (!keys) return NONE
  const checked = lastCheck(db, nameOfSheet(keys))
  return {
    kind: 'in-force',
    since,
    person: nameOf(last.signers[0] ?? 0),
    checked,
    namesFormerRelay: (lastMove(chain)?.index ?? -1) > last.content.index,
    isDue: now - Math.max(since, checked ?? 0) > CHECK_MILLISECONDS,
  }
}

/** That somebody held the sheet in their hands and typed it: a fact, so that every device knows. */
const CHECKED = 'sheet.checked'
const checkedBody = z.object({ sheet: z.string() })

export function noteCheck(chapter: Chapter, sheet: string): void {
  recordFact(chapter, CHECKED, { sheet })
}

function lastCheck(db: Database, sheet: string): number | null {
  const checks = factsOf(db, { kind: CHECKED }).filter(({ body }) => {
    const parsed = checkedBody.safeParse(body)
    return parsed.success && parsed.data.sheet === sheet
  })
  const at = checks.at(-1)?.at
  return at === undefined ? null : Date.parse(at)
}
