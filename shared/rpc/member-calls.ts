import { z } from 'zod'
import { EXPORT_SEPARATORS } from '../members/import/table-format.ts'
import { memberFilter, type MemberFilter } from '../members/member-filter.ts'
import type { Member } from '../members/member.ts'
import { MAX_KEY_LENGTH } from '../records/check-operations.ts'
import { call } from './define.ts'
import { continues, operations, type OperationFailure } from './operations.ts'

export const recordId = z.string().regex(/^[0-9a-f]{32}$/)

export const MEMBER_SORTS = ['name', 'number', 'city', 'joined', 'birthDate'] as const

/** A line of the list. */
export interface MemberRow {
  id: string
  number: string
  kind: string
  firstName: string
  lastName: string
  city: string
  birthDate: string
  joined: string
  email: string
}

export interface MemberPage {
  /** How many match, and how many there are. */
  matching: number
  total: number
  rows: MemberRow[]
}

export interface TagCount {
  tag: string
  count: number
}

export interface MemberName {
  id: string
  name: string
}

/** Somebody who may be meant by a name. */
export interface MemberHint extends MemberName {
  /** What tells two of one name apart. */
  detail: string
}

/** A list of members that was given out in a file. */
export interface MemberExport {
  /** ISO 8601, UTC. */
  at: string
  /** Whose device gave it out. */
  person: string
  /** How many members stand in it; `null` where a newer app says it in another way. */
  count: number | null
  /** What it was limited to, as far as that is kept: of a search or a tag only that there was one. */
  filter: Omit<MemberFilter, 'search' | 'tag'>
  isSearched: boolean
  isTagged: boolean
  /** Of those only some, chosen one by one. */
  isChosen: boolean
}

const order = { sort: z.enum(MEMBER_SORTS), descending: z.boolean() }
const filterAndOrder = memberFilter.extend(order)

export const memberCalls = {
  'members.list': call<MemberPage, 'session/locked'>()(
    filterAndOrder.extend({
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
  ),
  'members.ids': call<string[], 'session/locked'>()(filterAndOrder),
  /** Whoever may be meant while a name or number is typed. */
  'members.byName': call<MemberHint[], 'session/locked'>()(
    z.object({ text: z.string().max(300), limit: z.int().min(1).max(50) }),
  ),
  'members.tags': call<TagCount[], 'session/locked'>()(z.object({})),
  /** Every list that was given out, the latest first. */
  'members.exports': call<MemberExport[], 'session/locked'>()(z.object({})),
  /**
   * What a filter lets through as a CSV file, or of that only those with these ids; reading it back
   * changes nothing.
   */
  'members.exportCsv': call<Uint8Array, 'session/locked'>()(
    z.object({
      filter: memberFilter,
      ids: z.array(recordId).max(100_000).optional(),
      separator: z.enum(EXPORT_SEPARATORS),
      bom: z.boolean(),
    }),
  ),
  'members.sameNumber': call<MemberName[], 'session/locked'>()(z.object({ id: recordId })),
  /** How many of these records are members whose number somebody else bears as well. */
  'members.countSharingNumber': call<number, 'session/locked'>()(
    z.object({ ids: z.array(recordId).max(100_000) }),
  ),
  /** Gives tags to many at once or takes them away, as one change set; `null` if nothing changed. */
  'members.tag': call<string | null, 'session/locked'>()(
    z.object({
      ids: z.array(recordId).max(100_000),
      tags: z.array(z.string().trim().min(1).max(MAX_KEY_LENGTH)).min(1).max(100),
      isSet: z.boolean(),
    }),
  ),
  'members.get': call<Member | null, 'session/locked'>()(z.object({ id: recordId })),
  'members.create': call<string, 'session/locked'>()(
    z.object({ firstName: z.string().max(200), lastName: z.string().max(200) }),
  ),
  /**
   * Stores a new member with what is entered first; its page gave the id. So a page that was only
   * looked at leaves nothing behind. Answers the change set, which `members.update` continues.
   */
  'members.begin': call<string | null, 'session/locked' | OperationFailure>()(
    z.object({ id: recordId, operations }),
  ),
  /**
   * Sets fields; the paths are those of `shared/records/change-set.ts`. Answers the change set, as
   * every update does; `null` when nothing changed.
   */
  'members.update': call<string | null, 'session/locked' | OperationFailure>()(
    z.object({ id: recordId, operations, continues }),
  ),
}
