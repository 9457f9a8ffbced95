import { MEMBER_TEXTS, type MemberCandidate } from './candidate.ts'
import { mergeOffices } from './merge-offices.ts'
import { emailKey } from './parse-emails.ts'
import { phoneKey } from './parse-phones.ts'
import { countryKey, numberKey, sameKey, streetKey } from './person-keys.ts'

export type MemberField = keyof MemberCandidate

/** One field that an import would change. Lists are given whole, before and after. */
export interface MemberChange {
  field: MemberField
  before: MemberCandidate[MemberField]
  after: MemberCandidate[MemberField]
}

const TEXT_FIELDS = ['kind', ...MEMBER_TEXTS] as const

/**
 * What a candidate changes in what is known of a person. Missing values erase nothing; e-mails,
 * phones, offices and tags are only added. Merging the result again changes nothing.
 */
export function mergeCandidate(known: MemberCandidate, candidate: MemberCandidate): MemberChange[] {
  const changes: MemberChange[] = []
  for (const field of TEXT_FIELDS) {
    const before = known[field] ?? ''
    const after = candidate[field] ?? ''
    if (after === '' || after === before || keepsSpelling(field, before, after)) continue
    changes.push({ field, before, after: field === 'notes' ? addNotes(before, after) : after })
  }
  addAll(changes, 'emails', known.emails, candidate.emails, ({ address }) => emailKey(address))
  addAll(changes, 'phones', known.phones, candidate.phones, ({ number }) => phoneKey(number))
  const before = known.offices ?? []
  const after = mergeOffices(before, candidate.offices ?? [])
  if (after !== before) changes.push({ field: 'offices', before, after })
  addAll(changes, 'tags', known.tags, candidate.tags, sameKey)
  return changes
}

/**
 * Whether what is known stays although the list writes it otherwise. Between two spellings of the
 * same, the richer one wins on either side: Müller over Mueller and MÜLLER, 00017 over 17. So two
 * lists of different care never turn a name to and fro.
 */
function keepsSpelling(field: MemberField, before: string, after: string): boolean {
  if (field === 'notes') return before.includes(after)
  if (field === 'country') return countryKey(before) === countryKey(after)
  const key = KEYS[field]
  return key !== undefined && key(before) === key(after) && richness(after) <= richness(before)
}

const KEYS: Partial<Record<MemberField, (text: string) => string>> = {
  number: numberKey,
  postalCode: numberKey,
  street: streetKey,
  salutation: sameKey,
  title: sameKey,
  firstName: sameKey,
  lastName: sameKey,
  city: sameKey,
}

/** Umlauts count most, then mixed case, then length (zeros, "Straße" over "Str."). */
function richness(text: string): number {
  const composed = text.normalize('NFC')
  const special = [...composed].filter((char) => char > '\x7f').length
  const mixed = composed !== composed.toUpperCase() && composed !== composed.toLowerCase()
  return special * 1_000_000 + (mixed ? 100_000 : 0) + composed.length
}

/** Notes of the list stand below those already there. */
const addNotes = (before: string, after: string) => (before === '' ? after : `${before}\n${after}`)

function addAll<Field extends 'emails' | 'phones' | 'tags'>(
  changes: MemberChange[],
  field: Field,
  known: NonNullable<MemberCandidate[Field]> = [] as never,
  added: NonNullable<MemberCandidate[Field]> = [] as never,
  keyOf: (item: NonNullable<MemberCandidate[Field]>[number]) => string,
): void {
  type Item = NonNullable<MemberCandidate[Field]>[number]
  const keys = new Set((known as Item[]).map(keyOf))
  const missing = (added as Item[]).filter((item) => {
    const key = keyOf(item)
    return !keys.has(key) && keys.add(key)
  })
  if (missing.length === 0) return
  changes.push({ field, before: known, after: [...known, ...missing] as MemberChange['after'] })
}
