/** What a list of members shows: every demand that is set has to be met. */
import { z } from 'zod'
import { MEMBER_KINDS } from './member.ts'

/** What can be missing, for "without …". */
export const MEMBER_GAPS = ['number', 'birthDate', 'email', 'phone', 'address'] as const
/** `youth`: younger than 35, as the Jusos count (Richtlinien der Arbeitsgemeinschaft, I.1). */
export const AGE_GROUPS = ['youth', 'over60'] as const
export const MEMBERSHIPS = ['current', 'left'] as const
export const MEMBER_MARKS = ['office', 'sameNumber'] as const

export const memberFilter = z.object({
  search: z.string().max(200),
  kind: z.enum(MEMBER_KINDS).optional(),
  membership: z.enum(MEMBERSHIPS).optional(),
  age: z.enum(AGE_GROUPS).optional(),
  lacks: z.enum(MEMBER_GAPS).optional(),
  has: z.enum(MEMBER_MARKS).optional(),
  tag: z.string().min(1).max(200).optional(),
})
export type MemberFilter = z.infer<typeof memberFilter>

/** The demands besides the search, in the order in which they are named. */
export const FILTER_KEYS = ['kind', 'membership', 'age', 'lacks', 'has', 'tag'] as const
