/**
 * What boards decide by majority, as facts: signed by the device whose person did it, kept, and handed
 * on also by an app that does not know them.
 *
 * | fact | what it says |
 * |---|---|
 * | `majority.proposal` | this device's person proposes an act, and agrees to it |
 * | `majority.answer` | agrees to a proposal, or does not any more; of one device the highest `turn` counts |
 * | `majority.closed` | its author thinks better of a proposal |
 * | `majority.draft` | the content of a roster record that would do it |
 * | `majority.signature` | this device's signature under such a content |
 */
import { z } from 'zod'
import { fromBase64Url, toBase64Url } from '../../../shared/protocol/base64url.ts'
import { toHex } from '../../../shared/protocol/hex.ts'
import { contentHash } from '../../../shared/protocol/roster/record-hash.ts'
import { SIGNATURE_BYTES } from '../../../shared/protocol/sizes.ts'
import type { Json } from '../../../shared/records/json.ts'
import { MAJORITY_ACTS, type MajorityAct } from '../../../shared/rpc/majority-calls.ts'
import type { Chapter } from '../../chapter/chapter.ts'
import type { Database } from '../../db/database.ts'
import { recordFact } from '../../records/facts.ts'

const id = z.string().regex(/^[0-9a-f]{64}$/)
const bytes = z.string().transform((text, context) => {
  const data = fromBase64Url(text)
  if (!data) context.addIssue('no bytes')
  return data ?? z.NEVER
})

const bodies = {
  /** Where the roster stood: what happened since is not proposed again by it. */
  proposal: z.object({
    act: z.enum(MAJORITY_ACTS),
    device: z.int().min(1),
    index: z.int().min(0),
  }),
  answer: z.object({ proposal: id, agrees: z.boolean(), turn: z.int().min(1) }),
  closed: z.object({ proposal: id }),
  draft: z.object({ proposal: id, content: bytes }),
  signature: z.object({
    content: id,
    signature: bytes.refine(({ length }) => length === SIGNATURE_BYTES),
  }),
}
type Bodies = typeof bodies
type Kind = keyof Bodies

/** A fact of a kind with what stands around it. */
type Said<Name extends Kind> = z.infer<Bodies[Name]> & {
  id: string
  /** Whose fact it is. */
  from: number
  /** By its author's clock; milliseconds since 1970. */
  at: number
}
export type SaidProposal = Said<'proposal'>
export type SaidAnswer = Said<'answer'>
export type SaidSignature = Said<'signature'>
/** @param hash of its content, hexadecimal: what signatures name */
export type SaidDraft = Said<'draft'> & { hash: string }

/** Each kind the oldest first. */
export interface MajorityFacts {
  proposals: SaidProposal[]
  answers: SaidAnswer[]
  closed: Said<'closed'>[]
  drafts: SaidDraft[]
  signatures: SaidSignature[]
}

interface Row {
  id: string
  device: number
  at: string
  body: string
}

/** What is none, as of a newer app, is left out. */
function read<Body>(db: Database, name: Kind, body: z.ZodType<Body>) {
  const sql = 'SELECT id, device, at, body FROM facts WHERE kind = ? ORDER BY at, id'
  return db.all<Row>(sql, [`majority.${name}`]).flatMap(({ id, device: from, at, body: text }) => {
    const parsed = body.safeParse(JSON.parse(text))
    const time = Date.parse(at)
    return parsed.success && !Number.isNaN(time) ? [{ ...parsed.data, id, from, at: time }] : []
  })
}

export function readMajorityFacts(db: Database): MajorityFacts {
  return {
    proposals: read(db, 'proposal', bodies.proposal),
    answers: read(db, 'answer', bodies.answer),
    closed: read(db, 'closed', bodies.closed),
    drafts: read(db, 'draft', bodies.draft).map((draft) => ({
      ...draft,
      hash: hashOf(draft.content),
    })),
    signatures: read(db, 'signature', bodies.signature),
  }
}

export const hashOf = (content: Uint8Array): string => toHex(contentHash(content))

const record = (chapter: Chapter, kind: Kind, body: Json): string =>
  recordFact(chapter, `majority.${kind}`, body)

/** @returns its id */
export const propose = (
  chapter: Chapter,
  act: MajorityAct,
  device: number,
  index: number,
): string => record(chapter, 'proposal', { act, device, index })

/**
 * Answers for each of some that say the same: the oldest of them, and all that this device has agreed
 * to in any way. If it were only one, a consent would come alive again when that one is closed.
 */
export function answer(
  chapter: Chapter,
  { id: oldest, ids }: { id: string; ids: ReadonlySet<string> },
  agrees: boolean,
): void {
  const { db, device } = chapter
  const own = read(db, 'answer', bodies.answer).filter(({ from }) => from === device)
  const proposed = read(db, 'proposal', bodies.proposal).filter(({ from }) => from === device)
  const known = [...own.map(({ proposal }) => proposal), ...proposed.map((one) => one.id)]
  // A clock that was set back would let an earlier answer count.
  const turn = Math.max(0, ...own.map((said) => said.turn)) + 1
  for (const proposal of new Set([oldest, ...known.filter((one) => ids.has(one))])) {
    record(chapter, 'answer', { proposal, agrees, turn })
  }
}

export const closeProposal = (chapter: Chapter, proposal: string): string =>
  record(chapter, 'closed', { proposal })

export const putDraft = (chapter: Chapter, proposal: string, content: Uint8Array): string =>
  record(chapter, 'draft', { proposal, content: toBase64Url(content) })

export const putSignature = (chapter: Chapter, content: string, signature: Uint8Array): string =>
  record(chapter, 'signature', { content, signature: toBase64Url(signature) })

/** Another one when facts came since; cheap enough to be asked after every message. */
export const lastFact = (db: Database): number =>
  db.get<{ last: number | null }>('SELECT max(rowid) AS last FROM facts')?.last ?? 0
