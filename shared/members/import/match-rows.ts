/**
 * Who is who: finds for each row of a list the member that it speaks of.
 *
 * The rules in their order: the same number (if the name fits); the same e-mail and name; the
 * same name and birthday; the same name and address; the same name where the row says nothing
 * that is not known already. Numbers are looked at for all rows first, so that father and son
 * with one name and one e-mail each find their own record.
 */
import type { MemberCandidate } from './candidate.ts'
import { mergeCandidate, type FieldChange } from './merge-candidate.ts'
import { MATCH_RULES } from './match-rules.ts'
import { PersonIndex, type Person } from './person-index.ts'
import { nameFits, numbersDiffer } from './person-keys.ts'

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
  | { outcome: 'changed'; id: string; changes: FieldChange[] }
  | { outcome: 'unchanged'; id: string }
  /** `ids`: the members concerned. `row`: the earlier row (index) that says the same. */
  | { outcome: 'refused'; code: RefusalCode; ids: string[]; row: number | null }

/** One outcome for each candidate, in their order. Pure, and linear in rows and members. */
export function matchRows(candidates: MemberCandidate[], existing: ExistingMember[]): RowOutcome[] {
  const known = new PersonIndex()
  for (const member of existing) known.add({ id: member.id, data: member, row: null })
  const inFile = new PersonIndex()
  const outcomes = new Array<RowOutcome | undefined>(candidates.length).fill(undefined)
  for (const [row, candidate] of candidates.entries()) {
    outcomes[row] = refuseNameless(candidate) ?? matchNumber(candidate, row, known)
  }
  return candidates.map((candidate, row) => {
    const settled = outcomes[row]
    return settled ?? matchPerson(candidate, row, known, inFile)
  })
}

function refuseNameless({ firstName, lastName }: MemberCandidate): RowOutcome | undefined {
  return firstName || lastName ? undefined : refused('no-name')
}

function matchNumber(
  candidate: MemberCandidate,
  row: number,
  known: PersonIndex,
): RowOutcome | undefined {
  const holders = known.withNumber(candidate)
  if (holders.length === 0) return undefined
  const fitting = holders.filter((person) => nameFits(candidate, person.data))
  if (fitting.length === 0) return refused('number-belongs-to-somebody-else', holders)
  const [person] = fitting
  return fitting.length === 1 && person
    ? claim(person, candidate, row)
    : refused('ambiguous', fitting)
}

function matchPerson(
  candidate: MemberCandidate,
  row: number,
  known: PersonIndex,
  inFile: PersonIndex,
): RowOutcome {
  for (const person of inFile.withNumber(candidate)) {
    if (nameFits(candidate, person.data)) return duplicate(person)
    return refused('number-belongs-to-somebody-else', [], person.row)
  }
  for (const rule of MATCH_RULES) {
    // Two rows of one list with different numbers are two people, whatever else they share:
    // whoever keeps the list told them apart.
    const found = [...rule.find(known, candidate), ...rule.find(inFile, candidate)].filter(
      (person) => person.row === null || !numbersDiffer(candidate, person.data),
    )
    const [person] = found
    if (!person) continue
    if (found.length > 1) return refused('ambiguous', found)
    if (rule.needsNumber && numbersDiffer(candidate, person.data)) {
      return refused('other-number', [person])
    }
    return claim(person, candidate, row)
  }
  inFile.add({ id: null, data: candidate, row })
  return { outcome: 'new', similar: known.withName(candidate).flatMap(({ id }) => id ?? []) }
}

function claim(person: Person, candidate: MemberCandidate, row: number): RowOutcome {
  if (person.row !== null) return duplicate(person)
  person.row = row
  const id = person.id ?? ''
  const changes = mergeCandidate(person.data, candidate)
  return changes.length > 0 ? { outcome: 'changed', id, changes } : { outcome: 'unchanged', id }
}

function duplicate(person: Person): RowOutcome {
  return refused('duplicate-in-file', [person], person.row)
}

function refused(code: RefusalCode, people: Person[] = [], row: number | null = null): RowOutcome {
  const ids = people.flatMap(({ id }) => (id === null ? [] : [id]))
  return { outcome: 'refused', code, ids, row }
}
