import type { MemberCandidate } from './candidate.ts'
import { contentKey, type Identity } from './identity.ts'

/** Somebody whom a row can turn out to be: a member, or an earlier row of the same list. */
export interface Person {
  /** null for a row of the list. */
  id: string | null
  data: MemberCandidate
  identity: Identity
  /** The row that speaks of this person, once there is one. */
  row: number | null
}

/** Finds people by what identifies them, each way through a map. */
export class PersonIndex {
  private readonly byNumber: People = new Map()
  private readonly byName: People = new Map()
  private readonly byNameAndMore: People = new Map()
  /** Per name, by everything known; built for a name when it is first asked for. */
  private readonly byContent = new Map<string, People>()

  add(id: string | null, data: MemberCandidate, row: number | null, identity: Identity): Person {
    const person: Person = { id, data, identity, row }
    const { name, number, emails, birthday, address } = identity
    if (number !== '') put(this.byNumber, number, person)
    if (name === '') return person
    put(this.byName, name, person)
    for (const email of emails) put(this.byNameAndMore, name + email, person)
    if (birthday !== '') put(this.byNameAndMore, name + birthday, person)
    if (address !== '') put(this.byNameAndMore, name + address, person)
    const contents = this.byContent.get(name)
    if (contents) put(contents, contentKey(data), person)
    return person
  }

  /** Lets a person be found by what an identity says beyond their own. */
  addMissing({ name, number, emails, birthday, address }: Identity, person: Person): void {
    const own = person.identity
    if (number !== '' && number !== own.number) put(this.byNumber, number, person)
    const sameName = name === own.name
    const more = [...emails, birthday, address].filter(
      (key) =>
        key !== '' &&
        !(sameName && (own.emails.includes(key) || key === own.birthday || key === own.address)),
    )
    for (const key of more) {
      const all = this.byNameAndMore.get(name + key)
      if (!all || !asList(all).includes(person)) put(this.byNameAndMore, name + key, person)
    }
  }

  withNumber({ number }: Identity): Person[] {
    return number === '' ? [] : asList(this.byNumber.get(number))
  }

  withName({ name }: Identity): Person[] {
    return asList(this.byName.get(name))
  }

  withNameAndEmail({ name, emails }: Identity): Person[] {
    const found = emails.flatMap((email) => asList(this.byNameAndMore.get(name + email)))
    return found.length > 1 ? [...new Set(found)] : found
  }

  withNameAndBirthday({ name, birthday }: Identity): Person[] {
    return birthday === '' ? [] : asList(this.byNameAndMore.get(name + birthday))
  }

  withNameAndAddress({ name, address }: Identity): Person[] {
    return address === '' ? [] : asList(this.byNameAndMore.get(name + address))
  }

  /** Those of this name of whom exactly the same is known. */
  withContent({ name }: Identity, candidate: MemberCandidate): Person[] {
    const people = this.byName.get(name)
    if (!people) return []
    let contents = this.byContent.get(name)
    if (!contents) {
      contents = new Map()
      for (const person of asList(people)) put(contents, contentKey(person.data), person)
      this.byContent.set(name, contents)
    }
    return asList(contents.get(contentKey(candidate)))
  }
}

/** Nearly every key leads to one person: a list for each would be most of the memory. */
type People = Map<string, Person | Person[]>

function put(map: People, key: string, person: Person): void {
  const found = map.get(key)
  if (found === undefined) map.set(key, person)
  else if (Array.isArray(found)) found.push(person)
  else map.set(key, [found, person])
}

function asList(found: Person | Person[] | undefined): Person[] {
  if (found === undefined) return []
  return Array.isArray(found) ? found : [found]
}
