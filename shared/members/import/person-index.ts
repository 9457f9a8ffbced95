import type { MemberCandidate } from './candidate.ts'
import { emailKey } from './parse-emails.ts'
import { phoneKey } from './parse-phones.ts'
import { addressKey, countryKey, nameKey, numberKey, sameKey, streetKey } from './person-keys.ts'

/** Somebody whom a row can turn out to be: a member, or an earlier row of the same list. */
export interface Person {
  /** null for a row of the list. */
  id: string | null
  data: MemberCandidate
  /** The row that speaks of this person, once there is one. */
  row: number | null
}

/** Finds people by what identifies them, each way through a map. */
export class PersonIndex {
  private readonly byNumber = new Map<string, Person[]>()
  private readonly byName = new Map<string, Person[]>()
  private readonly byNameAndMore = new Map<string, Person[]>()
  /** Per name, by everything known; built for a name when it is first asked for. */
  private readonly byContent = new Map<string, Map<string, Person[]>>()

  add(person: Person): void {
    const { data } = person
    const name = nameKey(data)
    const number = numberKey(data.number)
    if (number !== '') put(this.byNumber, number, person)
    if (name === '') return
    put(this.byName, name, person)
    for (const more of identifiers(data)) put(this.byNameAndMore, `${name}\n${more}`, person)
    const contents = this.byContent.get(name)
    if (contents) put(contents, contentKey(data), person)
  }

  withNumber({ number }: MemberCandidate): Person[] {
    return number ? (this.byNumber.get(numberKey(number)) ?? []) : []
  }

  withName(candidate: MemberCandidate): Person[] {
    return this.byName.get(nameKey(candidate)) ?? []
  }

  withNameAndEmail(candidate: MemberCandidate): Person[] {
    return this.withMore(candidate, emailIdentifiers(candidate))
  }

  withNameAndBirthday(candidate: MemberCandidate): Person[] {
    return this.withMore(candidate, birthdayIdentifier(candidate))
  }

  withNameAndAddress(candidate: MemberCandidate): Person[] {
    return this.withMore(candidate, addressIdentifier(candidate))
  }

  /** Those of this name of whom exactly the same is known. */
  withContent(candidate: MemberCandidate): Person[] {
    const name = nameKey(candidate)
    const people = this.byName.get(name)
    if (!people) return []
    let contents = this.byContent.get(name)
    if (!contents) {
      contents = new Map()
      for (const person of people) put(contents, contentKey(person.data), person)
      this.byContent.set(name, contents)
    }
    return contents.get(contentKey(candidate)) ?? []
  }

  private withMore(candidate: MemberCandidate, identifiers: string[]): Person[] {
    const name = nameKey(candidate)
    if (name === '' || identifiers.length === 0) return []
    const found = identifiers.flatMap((more) => this.byNameAndMore.get(`${name}\n${more}`) ?? [])
    return found.length > 1 ? [...new Set(found)] : found
  }
}

function identifiers(data: MemberCandidate): string[] {
  return [...emailIdentifiers(data), ...birthdayIdentifier(data), ...addressIdentifier(data)]
}

const emailIdentifiers = ({ emails = [] }: MemberCandidate) => [
  ...new Set(emails.map(({ address }) => `e ${emailKey(address)}`)),
]
const birthdayIdentifier = ({ birthDate }: MemberCandidate) => (birthDate ? [`b ${birthDate}`] : [])
const addressIdentifier = (data: MemberCandidate) => {
  const key = addressKey(data)
  return key === null ? [] : [`a ${key}`]
}

/** Everything that a list can say about somebody, as a key; a member without a kind is a member. */
function contentKey(data: MemberCandidate): string {
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
    (data.tags ?? []).map(sameKey).sort(),
  ])
}

function put(map: Map<string, Person[]>, key: string, person: Person): void {
  const people = map.get(key)
  if (people) people.push(person)
  else map.set(key, [person])
}
