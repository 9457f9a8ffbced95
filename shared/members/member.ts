import { z } from 'zod'
import { choice, day, text } from '../records/field.ts'
import { defineRecordKind, type RecordOf } from '../records/record-kind.ts'

export const MEMBER_KINDS = ['member', 'prospect', 'guest'] as const
export type MemberKind = (typeof MEMBER_KINDS)[number]

export const member = defineRecordKind({
  kind: 'member',
  fields: {
    number: text(),
    kind: choice(MEMBER_KINDS, 'member'),
    salutation: text(),
    title: text(),
    firstName: text(),
    lastName: text(),
    birthDate: day(),
    street: text(),
    postalCode: text(),
    city: text(),
    country: text(),
    joined: day(),
    left: day(),
    notes: text(),
  },
  lists: {
    emails: z.object({ label: text(), address: text() }),
    phones: z.object({ label: text(), number: text() }),
    offices: z.object({ office: text(), body: text(), from: day(), until: day() }),
  },
  maps: { tags: z.literal(true) },
  texts: [],
})

export type Member = RecordOf<typeof member>

/** A member of whom nothing is entered yet. */
export const emptyMember: Member = {
  number: '',
  kind: 'member',
  salutation: '',
  title: '',
  firstName: '',
  lastName: '',
  birthDate: '',
  street: '',
  postalCode: '',
  city: '',
  country: '',
  joined: '',
  left: '',
  notes: '',
  emails: [],
  phones: [],
  offices: [],
  tags: {},
  trashed: null,
}

/** "Dr. Anna Müller"; '' where a record has no name at all. */
export function memberName(of: Pick<Member, 'title' | 'firstName' | 'lastName'>): string {
  return [of.title, of.firstName, of.lastName].filter(Boolean).join(' ')
}
