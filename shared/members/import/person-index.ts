import type { MemberCandidate } from './candidate.ts'
import { contentKey, identityOf, type Identity } from './identity.ts'

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
  private readonly byNumber = new Map<string, Person[]>()
  private readonly byName = new Map<string, Person[]>()
  private readonly byNameAndMore = new Map<string, Person[]>()
  /** Per name, by everything known; built for a name when it is first asked for. */
  private readonly byContent = new Map<string, Map<string, Person[]>>()

  add(id: string | null, data: MemberCandidate, row: number | null, identity = identityOf(data)) {
    const person: Person = { id, data, identity, row }
    const { name, number, emails, birthday, address } = identity
    this.addNumber(number, person)
    if (name === '') return
    put(this.byName, name, person)
    for (const more of [...emails, birthday, address]) {
      if (more !== '') put(this.byNameAndMore, name + more, person)
    }
    const contents = this.byContent.get(name)
    if (contents) put(contents, contentKey(data), person)
  }

  /** Lets a person be found under a number; '' is none. */
  addNumber(number: string, person: Person): void {
    if (number !== '') put(this.byNumber, number, person)
  }

  withNumber({ number }: Identity): Person[] {
    return this.byNumber.get(number) ?? []
  }

  withName({ name }: Identity): Person[] {
    return this.byName.get(name) ?? []
  }

  withNameAndEmail({ name, emails }: Identity): Person[] {
    const found = emails.flatMap((email) => this.byNameAndMore.get(name + email) ?? [])
    return found.length > 1 ? [...new Set(found)] : found
  }

  withNameAndBirthday({ name, birthday }: Identity): Person[] {
    return birthday === '' ? [] : (this.byNameAndMore.get(name + birthday) ?? [])
  }

  withNameAndAddress({ name, address }: Identity): Person[] {
    return address === '' ? [] : (this.byNameAndMore.get(name + address) ?? [])
  }

  /** Those of this name of whom exactly the same is known. */
  withContent({ name }: Identity, candidate: MemberCandidate): Person[] {
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
}

function put(map: Map<string, Person[]>, key: string, person: Person): void {
  const people = map.get(key)
  if (people) people.push(person)
  else map.set(key, [person])
}
