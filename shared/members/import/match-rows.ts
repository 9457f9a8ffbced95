/**
 * Who is who: finds for each row of a list the member that it speaks of.
 *
 * The rules in their order: the same number (if the name fits); the same e-mail and name; the
 * same name and birthday; the same name and address; the same name where the row says nothing
 * that is not known already. Numbers are looked at for all rows first, so that father and son
 * with one name and one e-mail each find their own record.
 */
import type { MemberCandidate } from './candidate.ts'
import { identityOf, KeyCache, numbersDiffer, type Identity } from './identity.ts'
import { MATCH_RULES } from './match-rules.ts'
import { mergeCandidate, type MemberChange } from './merge-candidate.ts'
import { PersonIndex, type Person } from './person-index.ts'
import { nameFits } from './person-keys.ts'

export type ExistingMember = MemberCandidate & { id: string }

export type RefusalCode =
  | 'no-name'
  | 'not-a-person'
  | 'number-belongs-to-somebody-else'
  | 'other-number'
  | 'ambiguous'
  | 'duplicate-in-file'

export type RowOutcome =
  /** `similar`: members of the same name of whom the list says too little to tell. */
  | { outcome: 'new'; similar: string[] }
  | { outcome: 'changed'; id: string; changes: MemberChange[] }
  | { outcome: 'unchanged'; id: string }
  /** `ids`: the members concerned. `row`: the earlier row (index) that says the same. */
  | { outcome: 'refused'; code: RefusalCode; ids: string[]; row: number | null }

/**
 * One outcome for each candidate, in their order. Pure, and linear in rows and members.
 * @param marks whose row it is, where a list says so; that comes before every rule
 */
export function matchRows(
  candidates: MemberCandidate[],
  existing: ExistingMember[],
  marks: readonly (string | null)[] = [],
): RowOutcome[] {
  const people = new People()
  const keys = new KeyCache()
  const marked = new Set(marks)
  for (const member of existing) {
    const person = people.known.add(member.id, member, null, identityOf(member, keys))
    if (marked.has(member.id)) people.marked.set(member.id, person)
  }
  const rows = candidates.map((data, row): Row => ({ row, data, identity: identityOf(data, keys) }))
  const outcomes = rows.map((row) => {
    const person = people.marked.get(marks[row.row] ?? '')
    return person && claim(person, row, people)
  })
  for (const row of rows) {
    outcomes[row.row] ??=
      (marks[row.row] ? undefined : refuseNameless(row)) ?? matchNumber(row, people)
  }
  return rows.map((row) => outcomes[row.row] ?? matchPerson(row, people))
}

interface Row {
  row: number
  data: MemberCandidate
  identity: Identity
}

/** Everybody whom a row can speak of. */
class People {
  /** Those whom the list names by their mark. */
  readonly marked = new Map<string, Person>()
  readonly known = new PersonIndex()
  /** Those whom the list itself brought in. */
  readonly inFile = new PersonIndex()
  /** Both once more, by what a row said of them that was not known before. */
  readonly since = new PersonIndex()
}

function refuseNameless({ data }: Row): RowOutcome | undefined {
  return data.firstName || data.lastName ? undefined : refused('no-name')
}

function matchNumber(row: Row, people: People): RowOutcome | undefined {
  const holders = people.known.withNumber(row.identity)
  if (holders.length === 0) return undefined
  const fitting = holders.filter((person) => nameFits(row.data, person.data))
  const [person] = fitting
  if (!person) return refused('number-belongs-to-somebody-else', holders)
  return fitting.length === 1 ? claim(person, row, people) : refused('ambiguous', fitting)
}

function matchPerson(row: Row, people: People): RowOutcome {
  const { data, identity } = row
  const { known, inFile, since } = people
  const [holder] = [...inFile.withNumber(identity), ...since.withNumber(identity)]
  if (holder) {
    if (nameFits(data, holder.data)) return claim(holder, row, people)
    return refused('number-belongs-to-somebody-else', [], holder.row)
  }
  const outcome = matchByRules(row, [known, inFile], people) ?? matchByRules(row, [since], people)
  if (outcome) return outcome
  inFile.add(null, data, row.row, identity)
  return { outcome: 'new', similar: known.withName(identity).flatMap(({ id }) => id ?? []) }
}

function matchByRules(row: Row, indexes: PersonIndex[], people: People): RowOutcome | undefined {
  const { data, identity } = row
  for (const { find, needsNumber } of MATCH_RULES) {
    // Two rows of one list with different numbers are two people, whatever else they share:
    // whoever keeps the list told them apart.
    const found = indexes
      .flatMap((index) => find(index, identity, data))
      .filter((person) => person.row === null || !numbersDiffer(identity, person.identity))
    const [person] = found
    if (!person) continue
    if (found.length > 1) return refused('ambiguous', found)
    if (needsNumber && numbersDiffer(identity, person.identity)) {
      return refused('other-number', [person])
    }
    return claim(person, row, people)
  }
  return undefined
}

/**
 * Lets a row speak of a person; the first row of a list that does so counts. What the row says
 * identifies that person for the rows behind it, too.
 */
function claim(person: Person, { row, data, identity }: Row, { since }: People): RowOutcome {
  since.addMissing(identity, person)
  if (person.row !== null) return refused('duplicate-in-file', [person], person.row)
  person.row = row
  const id = person.id ?? ''
  const changes = mergeCandidate(person.data, data)
  return changes.length > 0 ? { outcome: 'changed', id, changes } : { outcome: 'unchanged', id }
}

function refused(code: RefusalCode, people: Person[] = [], row: number | null = null): RowOutcome {
  const ids = people.flatMap(({ id }) => (id === null ? [] : [id]))
  return { outcome: 'refused', code, ids, row }
}
