import type { MemberCandidate } from './candidate.ts'
import { emailKey } from './parse-emails.ts'
import { phoneKey } from './parse-phones.ts'
import { countryKey, numberKey, sameKey, streetKey } from './person-keys.ts'

/** What identifies somebody, as keys; '' where it is not known. Worked out once for each row. */
export interface Identity {
  number: string
  /** First and last name; '' only where there is neither. */
  name: string
  emails: string[]
  birthday: string
  /** Street and place; '' where they do not lead to one house. */
  address: string
}

export function identityOf(person: MemberCandidate, keys = new KeyCache()): Identity {
  const first = keys.of(sameKey, person.firstName)
  const last = keys.of(sameKey, person.lastName)
  const street = keys.of(streetKey, person.street)
  const place = person.postalCode
    ? keys.of(numberKey, person.postalCode)
    : keys.of(sameKey, person.city)
  return {
    number: numberKey(person.number),
    name: first === '' && last === '' ? '' : `${first}\n${last}`,
    emails: person.emails ? distinct(person.emails.map(({ address }) => emailKeyOf(address))) : [],
    birthday: person.birthDate ? `\nb ${person.birthDate}` : '',
    address: street !== '' && place !== '' ? `\na ${street}\n${place}` : '',
  }
}

const emailKeyOf = (address: string) => `\ne ${emailKey(address)}`

const distinct = (keys: string[]) => (keys.length > 1 ? [...new Set(keys)] : keys)

/** Keys of texts that come again and again in a list: names, places, streets. */
export class KeyCache {
  private readonly caches = new Map<(text: string) => string, Map<string, string>>()

  of(key: (text: string) => string, text = ''): string {
    if (text === '') return ''
    let cache = this.caches.get(key)
    if (!cache) this.caches.set(key, (cache = new Map()))
    let found = cache.get(text)
    if (found === undefined) cache.set(text, (found = key(text)))
    return found
  }
}

/** Whether both have a member number, and not the same. */
export function numbersDiffer(a: Identity, b: Identity): boolean {
  return a.number !== '' && b.number !== '' && a.number !== b.number
}

/** Whether both have a birthday, and not the same. */
export function birthdaysDiffer(a: Identity, b: Identity): boolean {
  return a.birthday !== '' && b.birthday !== '' && a.birthday !== b.birthday
}

/** Everything that a list can say about somebody, as a key; without a kind one is a member. */
export function contentKey(data: MemberCandidate): string {
  return JSON.stringify([
    numberKey(data.number),
    data.kind ?? 'member',
    ...[data.salutation, data.title, data.city, data.notes].map(sameKey),
    data.birthDate ?? '',
    data.joined ?? '',
    data.left ?? '',
    streetKey(data.street),
    numberKey(data.postalCode),
    countryKey(data.country),
    (data.emails ?? []).map(({ address }) => emailKey(address)).sort(),
    (data.phones ?? []).map(({ number }) => phoneKey(number)).sort(),
    (data.offices ?? [])
      .map(({ office, body, from, until }) => [office, body, from, until].map(sameKey).join('\n'))
      .sort(),
    (data.tags ?? []).map(sameKey).sort(),
  ])
}
