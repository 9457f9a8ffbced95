import type { MemberCandidate } from './candidate.ts'
import { sameKey } from './person-keys.ts'

type Offices = NonNullable<MemberCandidate['offices']>
type Office = Offices[number]

/**
 * The offices that are known, with what a list adds: an office that is not among them, or what was
 * blank of one (its end, say). Nothing that is known goes. The same array where nothing is new.
 */
export function mergeOffices(known: Offices, listed: Offices): Offices {
  let merged = known
  for (const office of listed) {
    if (merged.some((one) => PARTS.every((part) => sameKey(one[part]) === sameKey(office[part])))) {
      continue
    }
    const at = merged.findIndex((one) => canBe(one, office))
    const one = merged[at]
    merged = one ? merged.with(at, filled(one, office)) : [...merged, office]
  }
  return merged.every((office, index) => office === known[index]) && merged.length === known.length
    ? known
    : merged
}

const PARTS = ['office', 'body', 'from', 'until'] as const

/** Whether two lines speak of one office: nothing in which both say something differs. */
const canBe = (a: Office, b: Office) =>
  sameKey(a.office) === sameKey(b.office) &&
  PARTS.every((part) => a[part] === '' || b[part] === '' || sameKey(a[part]) === sameKey(b[part]))

function filled(office: Office, more: Office): Office {
  const isMore = PARTS.some((part) => office[part] === '' && more[part] !== '')
  if (!isMore) return office
  const result = { ...office }
  for (const part of PARTS) result[part] ||= more[part]
  return result
}
