import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MemberCandidate } from './candidate.ts'
import { matchRows, type ExistingMember, type RowOutcome } from './match-rows.ts'

const match = (rows: MemberCandidate[], existing: MemberCandidate[]) =>
  matchRows(
    rows,
    existing.map((member, index) => ({ ...member, id: `m${index}` })),
  )
const email = (address: string) => [{ label: '', address }]
const EVA = { firstName: 'Eva', lastName: 'Müller' }

describe('who a row speaks of', () => {
  test('the same number is the same person, also with a second first name or a double name', () => {
    const [outcome] = match(
      [{ number: '17', firstName: 'Eva Maria', lastName: 'Müller-Groß' }],
      [{ ...EVA, number: '0017' }],
    )
    expect(outcome).toMatchObject({
      outcome: 'changed',
      id: 'm0',
      changes: [{ field: 'firstName' }, { field: 'lastName', before: 'Müller' }],
    })
  })

  test('who married keeps the record by number and birthday', () => {
    const row = { number: '17', firstName: 'Eva', lastName: 'Groß', birthDate: '1962-05-03' }
    const [outcome] = match([row], [{ ...EVA, number: '17', birthDate: '1962-05-03' }])
    expect(outcome).toMatchObject({ outcome: 'changed', changes: [{ field: 'lastName' }] })
  })

  test("a number that is somebody else's is refused, not taken over", () => {
    const [outcome] = match(
      [{ number: '17', firstName: 'Udo', lastName: 'Rot' }],
      [{ ...EVA, number: '17' }],
    )
    expect(outcome).toMatchObject({ code: 'number-belongs-to-somebody-else', ids: ['m0'] })
  })

  test.each([
    ['e-mail and name', { emails: email('EVA@example.org') }, { emails: email('eva@example.org') }],
    ['birthday and name', { birthDate: '1962-05-03' }, { birthDate: '1962-05-03' }],
    [
      'address and name',
      { street: 'Hauptstr. 1', postalCode: '01067' },
      { street: 'Hauptstraße 1', postalCode: '01067' },
    ],
  ])('%s are the same person without a number', (_name, row, member) => {
    const spellings = ['Müller', 'Mueller', 'MÜLLER', 'Mu\u0308ller']
    for (const lastName of spellings) {
      const [outcome] = match([{ ...row, firstName: 'Eva', lastName }], [{ ...EVA, ...member }])
      expect(outcome).toEqual({ outcome: 'unchanged', id: 'm0' })
    }
  })

  test('a new number for the same name and birthday is a change', () => {
    const known = { ...EVA, birthDate: '1962-05-03', number: '1' }
    expect(match([{ ...known, number: '2' }], [known])[0]).toEqual({
      outcome: 'changed',
      id: 'm0',
      changes: [{ field: 'number', before: '1', after: '2' }],
    })
  })

  test('the same e-mail and name under another number is refused', () => {
    const known = { ...EVA, emails: email('eva@example.org'), number: '1' }
    expect(match([{ ...known, number: '2' }], [known])[0]).toMatchObject({ code: 'other-number' })
  })

  test('father and son of one name, e-mail and house each find their own record', () => {
    const family = { ...EVA, emails: email('wir@example.org'), street: 'Weg 1', city: 'Ulm' }
    const both = [
      { ...family, number: '1', birthDate: '1950-01-01' },
      { ...family, number: '2', birthDate: '1980-01-01' },
    ]
    expect(match(both, []).map(({ outcome }) => outcome)).toEqual(['new', 'new'])
    expect(match([...both].reverse(), both)).toEqual([
      { outcome: 'unchanged', id: 'm1' },
      { outcome: 'unchanged', id: 'm0' },
    ])
  })

  test('two members whom a row fits are left to a person', () => {
    const twice = { ...EVA, birthDate: '1962-05-03' }
    expect(match([twice], [twice, twice])[0]).toMatchObject({
      code: 'ambiguous',
      ids: ['m0', 'm1'],
    })
  })

  test('a name alone is new, but the namesakes are named', () => {
    const [outcome] = match([{ ...EVA, city: 'Ulm' }], [{ ...EVA, city: 'Köln' }])
    expect(outcome).toEqual({ outcome: 'new', similar: ['m0'] })
  })

  test('a person who stands in the list twice comes in once', () => {
    const rows = [
      { ...EVA, number: '1' },
      { number: '1', firstName: 'Eva', lastName: 'Mueller' },
    ]
    expect(match(rows, [])[1]).toMatchObject({ code: 'duplicate-in-file', row: 0 })
    expect(match(rows, [{ ...EVA, number: '1' }])[1]).toMatchObject({ code: 'duplicate-in-file' })
  })

  test('a row without any name is refused', () => {
    expect(match([{ city: 'Ulm' }], [])[0]).toMatchObject({ code: 'no-name' })
  })
})

describe('what a row changes', () => {
  const known: MemberCandidate = {
    ...EVA,
    number: '1',
    emails: [{ label: 'privat', address: 'eva@example.org' }],
    phones: [{ label: 'Handy', number: '0171 123456' }],
    tags: ['Vorstand'],
    notes: 'alt',
    city: 'Köln',
  }
  const changes = (row: MemberCandidate) => {
    const [outcome] = match([{ number: '1', ...row }], [known])
    return outcome?.outcome === 'changed' ? outcome.changes : outcome?.outcome
  }

  test('blank cells erase nothing', () => {
    expect(changes(EVA)).toBe('unchanged')
    expect(changes({ ...EVA, city: '', emails: [], tags: [] })).toBe('unchanged')
  })

  test('e-mails, phones and tags are added, and known ones recognised in any spelling', () => {
    const same = {
      ...EVA,
      emails: email('Eva@Example.org'),
      phones: [{ label: '', number: '+49 (0)171 123456' }],
      tags: ['VORSTAND'],
    }
    expect(changes(same)).toBe('unchanged')
    expect(changes({ ...EVA, tags: ['Wahlkampf'], emails: email('b@example.org') })).toEqual([
      {
        field: 'emails',
        before: known.emails,
        after: [...(known.emails ?? []), ...email('b@example.org')],
      },
      { field: 'tags', before: ['Vorstand'], after: ['Vorstand', 'Wahlkampf'] },
    ])
  })

  test('notes are added below those that are there, once', () => {
    expect(changes({ ...EVA, notes: 'neu' })).toEqual([
      { field: 'notes', before: 'alt', after: 'alt\nneu' },
    ])
    expect(changes({ ...EVA, notes: 'alt' })).toBe('unchanged')
  })

  test('the richer spelling of a name wins on either side', () => {
    expect(changes({ ...EVA, lastName: 'MUELLER' })).toBe('unchanged')
    const [outcome] = match(
      [{ ...EVA, number: '1' }],
      [{ ...EVA, lastName: 'MUELLER', number: '1' }],
    )
    expect(outcome).toMatchObject({ changes: [{ field: 'lastName', after: 'Müller' }] })
  })
})

const word = fc.constantFrom('Eva', 'Udo', 'Müller', 'Mueller', 'MÜLLER', 'Groß')
const candidate: fc.Arbitrary<MemberCandidate> = fc.record(
  {
    number: fc.constantFrom('1', '01', '2', '3'),
    kind: fc.constantFrom('member', 'guest' as const),
    firstName: word,
    lastName: word,
    birthDate: fc.constantFrom('1962-05-03', '1980-01-01'),
    street: fc.constantFrom('Weg 1', 'Hauptstr. 2', 'Hauptstraße 2'),
    postalCode: fc.constantFrom('01067', '10115'),
    emails: fc.constantFrom(email('a@example.org'), email('B@example.org'), email('b@example.org')),
    tags: fc.constantFrom(['a'], ['a', 'b']),
    notes: fc.constantFrom('x', 'y'),
  },
  { requiredKeys: ['lastName'] },
)

/** What the core does with a plan, in short. */
function apply(existing: ExistingMember[], rows: MemberCandidate[], outcomes: RowOutcome[]) {
  const members = existing.map((member) => ({ ...member }))
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.outcome === 'new') members.push({ ...rows[index], id: `n${index}` })
    if (outcome.outcome !== 'changed') continue
    const member = members.find(({ id }) => id === outcome.id)
    for (const { field, after } of outcome.changes) Object.assign(member ?? {}, { [field]: after })
  }
  return members
}

test('a second import of the same list never adds anybody', () => {
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 8 }), (rows) => {
      const first = matchRows(rows, [])
      const second = matchRows(rows, apply([], rows, first))
      for (const [row, { outcome }] of second.entries()) {
        if (first[row]?.outcome === 'new') expect(outcome).toBe('unchanged')
        else expect(outcome).toBe('refused')
      }
    }),
    { numRuns: 1000 },
  )
})

test('what was changed by a list is not changed by it again', () => {
  fc.assert(
    fc.property(
      fc.array(candidate, { maxLength: 4 }),
      fc.array(candidate, { maxLength: 4 }),
      (before, rows) => {
        const members = apply([], before, matchRows(before, []))
        const first = matchRows(rows, members)
        const second = matchRows(rows, apply(members, rows, first))
        for (const [row, outcome] of first.entries()) {
          if (outcome.outcome !== 'changed' && outcome.outcome !== 'unchanged') continue
          // What it changed can make a member fit another row as well; it never changes twice.
          expect(['unchanged', 'refused']).toContain(second[row]?.outcome)
        }
      },
    ),
    { numRuns: 1000 },
  )
})

test('20,000 rows find their 20,000 members', () => {
  const people = Array.from({ length: 20_000 }, (_, index) => ({
    ...(index % 2 ? { number: String(index) } : {}),
    firstName: `Jörg-Änne ${index % 97}`,
    lastName: `Müller-Größ ${index % 1009}`,
    birthDate: `19${10 + (index % 90)}-0${1 + (index % 9)}-1${index % 10}`,
    street: `Hauptstraße ${index}`,
    postalCode: '01067',
    city: 'Dresden',
    emails: email(`person.${index}@example.org`),
  }))
  const existing = people.map((person, index) => ({ ...person, id: String(index) }))
  const outcomes = matchRows(people, existing)
  expect(outcomes.every(({ outcome }) => outcome === 'unchanged')).toBe(true)
})

test('20,000 people of one name are told apart', () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => ({ ...EVA, city: `Ort ${index}` }))
  const outcomes = matchRows(
    rows,
    rows.map((row, index) => ({ ...row, id: String(index) })),
  )
  expect(outcomes.every(({ outcome }) => outcome === 'unchanged')).toBe(true)
})
