import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isExportHeader, membersToTable } from '../../shared/members/export.ts'
import type { MemberCandidate } from '../../shared/members/import/candidate.ts'
import { findHeader } from '../../shared/members/import/find-header.ts'
import type { ExistingMember } from '../../shared/members/import/match-rows.ts'
import { planImport } from '../../shared/members/import/plan-import.ts'
import { proposeMapping } from '../../shared/members/import/propose-mapping.ts'
import { MEMBER_KINDS } from '../../shared/members/member.ts'
import { guardFormula, unguardFormula } from './formula-guard.ts'
import { readTable } from './read-table.ts'
import { tableToCsv } from './write-csv.ts'

const TODAY = '2026-11-24'

/** Texts that tear a CSV file apart, or that a spreadsheet would run. */
const nasty = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '+49 171 1',
    '-5',
    '@SUM(A1)',
    "'=x",
    "''=x",
    "'Hallo",
    '"',
    '""',
    '";"',
    '007',
    'a;b,c|d\te',
    'Müller',
    'Mu\u0308ller',
    'MÜLLER',
    '张伟',
    '👩‍👧',
    'geb. Groß',
    'sep=;',
    '＝1',
    'NULL',
    'x\ny',
    '12345 Ort',
    'Herr',
    'Ort',
    'Vorname',
    'Tel.',
    '\uFEFFa',
    '\ud800',
    '#NAME?',
    '1.0',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      '"',
      "'",
      '=',
      '+',
      '-',
      '@',
      ';',
      ',',
      '\t',
      '\n',
      '\r',
      'ß',
      '0',
      ' ',
      '\u00a0',
    ),
  }),
)
const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const email = fc.constantFrom(
  'eva@example.org',
  'E.Va+x@müller.example',
  '-x@a-b.example',
  '=x@y.example',
)
const phone = fc.constantFrom('+49 171 123', '0171/123-4', '(030) 12 34', '-030 12', '00171')

/** As fields of the window store it: no blanks at the ends (nor what looks like none), no control characters. */
const trimmed = (raw: string) => raw.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '')
const text = nasty.map((raw) => trimmed(raw.replace(/[\p{Cc}\p{Cs}]/gu, '')))
const notes = nasty.map((raw) => trimmed(raw.replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, '')))
const someDay = fc.oneof(fc.constant(''), day)
const isFilled = (item: object) => Object.values(item).some((value) => value !== '')

/** Whatever the folder can hold of somebody, wrong addresses and no name included. */
const member = fc
  .record({
    id: fc.uuid().map((id) => id.replaceAll('-', '')),
    number: fc.oneof(text, fc.constantFrom('', '17', '00017')),
    kind: fc.constantFrom(...MEMBER_KINDS),
    salutation: text,
    title: text,
    firstName: fc.oneof(text, fc.constantFrom('', 'Eva')),
    lastName: fc.oneof(text, fc.constantFrom('', 'Groß')),
    birthDate: someDay,
    street: text,
    postalCode: fc.oneof(text, fc.constantFrom('7202', '01067')),
    city: text,
    country: text,
    joined: someDay,
    left: someDay,
    notes,
    emails: fc.array(fc.record({ label: text, address: fc.oneof(email, text) }), { maxLength: 3 }),
    phones: fc.array(fc.record({ label: text, number: fc.oneof(phone, text) }), { maxLength: 3 }),
    offices: fc.array(fc.record({ office: text, body: text, from: someDay, until: someDay }), {
      maxLength: 3,
    }),
    tags: fc.uniqueArray(text.filter(Boolean), { maxLength: 3 }),
  })
  .map(({ emails, phones, offices, ...rest }): ExistingMember => ({
    ...rest,
    emails: emails.filter(isFilled),
    phones: phones.filter(isFilled),
    offices: offices.filter(isFilled),
  }))
const chapter = fc.uniqueArray(member, { minLength: 1, maxLength: 5, selector: ({ id }) => id })

/** Without what is blank: a list does not say it. */
const spoken = ({ id: _id, ...rest }: ExistingMember): MemberCandidate =>
  Object.fromEntries(Object.entries(rest).filter(([, value]) => value.length > 0))

function planOf(
  bytes: Uint8Array,
  existing: ExistingMember[],
  change: (row: string[]) => void = () => undefined,
) {
  const table = readTable(bytes)
  if (!table.ok) throw new Error(table.error.code)
  const { rows } = table.value
  const header = findHeader(rows)
  rows.slice(header.firstRow).forEach(change)
  const mapping = proposeMapping(header.headers, rows.slice(header.firstRow))
  return planImport({ rows, header, mapping, existing, today: TODAY }).rows
}

const csvOf = (members: ExistingMember[]) =>
  tableToCsv(membersToTable(members), { separator: ';', bom: true })

const eva: ExistingMember = { id: 'a'.repeat(32), kind: 'member', firstName: 'Eva' }

describe('an exported list', () => {
  test('read back it changes nobody, whatever stands in it', () => {
    fc.assert(
      fc.property(
        chapter,
        fc.constantFrom(';', ',', '\t', '|' as const),
        fc.boolean(),
        (members, separator, bom) => {
          const table = membersToTable(members)
          expect(isExportHeader(table[0] ?? [])).toBe(true)
          const plan = planOf(tableToCsv(table, { separator, bom }), members)
          expect(plan.map(({ outcome }) => outcome)).toEqual(
            members.map(({ id }) => ({ outcome: 'unchanged', id })),
          )
          expect(plan.flatMap(({ problems }) => problems)).toEqual([])
        },
      ),
      { numRuns: 400 },
    )
  })

  test('in another folder everybody is as they were, also those without a name', () => {
    fc.assert(
      fc.property(member, (one) => {
        const [row] = planOf(csvOf([one]), [])
        expect(row?.candidate).toEqual(spoken(one))
        expect(row?.outcome.outcome).toBe('new')
      }),
      { numRuns: 200 },
    )
  })

  test('a postal code of four digits stays one, and two who are alike stay two', () => {
    const two = [
      { ...eva, postalCode: '7202' },
      { ...eva, postalCode: '7202', id: 'b'.repeat(32) },
    ]
    expect(planOf(csvOf(two), two).map(({ outcome }) => outcome.outcome)).toEqual([
      'unchanged',
      'unchanged',
    ])
  })

  test('a row that was edited comes back to its member, also under a new name', () => {
    const changed = planOf(csvOf([eva]), [eva], (row) => {
      row[row.indexOf('Eva')] = 'Ewa'
    })
    expect(changed[0]?.outcome).toMatchObject({
      outcome: 'changed',
      id: eva.id,
      changes: [{ field: 'firstName', before: 'Eva', after: 'Ewa' }],
    })
  })

  test('what a spreadsheet spoilt is read with the usual doubt', () => {
    const somebody = { ...eva, lastName: 'Groß', postalCode: '01067', birthDate: '1962-05-03' }
    const spoil = (row: string[]) => {
      row[row.indexOf('01067')] = '1067'
      row[row.indexOf('1962-05-03')] = '03.05.1962'
    }
    expect(planOf(csvOf([somebody]), [somebody], spoil)[0]?.outcome.outcome).toBe('unchanged')
    expect(planOf(csvOf([somebody]), [], spoil)[0]?.candidate).toMatchObject({
      postalCode: '01067',
      birthDate: '1962-05-03',
    })
  })

  test('offices go out and come back with their body and their time', () => {
    const office = { office: 'Kassiererin', body: 'Vorstand', from: '2024-03-01', until: '' }
    const holder = { ...eva, offices: [office] }
    const [row] = planOf(csvOf([holder]), [{ ...eva, offices: [{ ...office, id: 'x', from: '' }] }])
    expect(row?.outcome).toMatchObject({
      changes: [{ field: 'offices', after: [{ ...office, id: 'x' }] }],
    })
    expect(planOf(csvOf([holder]), [eva])[0]?.outcome).toMatchObject({
      changes: [{ field: 'offices', before: [], after: [office] }],
    })
  })

  test('characters that no list holds do not make the file unreadable', () => {
    const notes = `a${'\0\u0007'.repeat(50)}b`
    expect(planOf(csvOf([{ ...eva, notes }]), [])[0]?.candidate.notes).toBe('ab')
  })

  test('keeps leading zeros, several addresses with their kinds, and tags with commas', () => {
    const member = {
      ...eva,
      number: '00017',
      postalCode: '01067',
      emails: [
        { label: 'dienstlich', address: 'eva@work.example' },
        { label: '', address: 'eva@home.example' },
      ],
      tags: ['Vorstand, erweitert', 'a "b"', 'zwei  Leerzeichen'],
      notes: 'eins\nzwei; "drei"',
    }
    expect(planOf(csvOf([member]), [])[0]?.candidate).toEqual(spoken(member))
  })
})

describe('formulas', () => {
  test('no cell of a written file begins with a character that starts a formula', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const cell = guardFormula(text)
        expect(cell).not.toMatch(/^[=+\-@\t\r]/)
        expect(unguardFormula(cell)).toBe(text)
      }),
    )
  })

  test('an apostrophe that guards nothing stays', () => {
    expect(unguardFormula("'s Gravenhage")).toBe("'s Gravenhage")
    expect(guardFormula("'s Gravenhage")).toBe("'s Gravenhage")
  })
})
