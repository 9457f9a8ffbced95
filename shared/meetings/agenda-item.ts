import { z } from 'zod'
import { choice, count, flag, text } from '../records/field.ts'
import { defineRecordKind, type RecordOf } from '../records/record-kind.ts'

export const VOTE_RESULTS = ['open', 'carried', 'rejected'] as const
export type VoteResult = (typeof VOTE_RESULTS)[number]

/**
 * A motion with its vote: data beside the text. The text holds an atom with the block's id; a
 * motion whose atom was deleted is shown at the end of its item.
 */
const motionBlock = z.object({
  type: z.literal('motion'),
  title: text(),
  /** The exact wording, plain text with line breaks. */
  wording: text(),
  applicant: text(),
  yes: count(),
  no: count(),
  abstention: count(),
  invalid: count(),
  result: choice(VOTE_RESULTS, 'open'),
  /** The resolution's number, given once when the motion is first carried. */
  number: text(),
})

export type MotionBlock = z.infer<typeof motionBlock>

export const agendaItem = defineRecordKind({
  kind: 'agenda-item',
  fields: {
    meeting: text(),
    /** The item that this one stands under; '' at the top level. */
    parent: text(),
    /** Orders items under one parent; a fractional index (`shared/records/position.ts`). */
    position: text(),
    title: text(),
    confidential: flag(),
  },
  lists: {},
  maps: { blocks: motionBlock },
  texts: ['text'],
})

/** What the index calls a carried motion. */
export const RESOLUTION_ENTRY = 'resolution'

export type AgendaItem = RecordOf<typeof agendaItem>
