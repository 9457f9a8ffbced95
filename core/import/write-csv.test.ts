import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isExportHeader, membersToTable } from '../../shared/members/export.ts'
import type { ColumnMapping, MemberCandidate } from '../../shared/members/import/candidate.ts'
import { findHeader } from '../../shared/members/import/find-header.ts'
import { normaliseRow } from '../../shared/members/import/normalise-row.ts'
import { proposeMapping } from '../../shared/members/import/propose-mapping.ts'
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

const rawMember = fc.record(
  {
    number: nasty,
    kind: fc.constantFrom('Mitglied', 'Gast', 'Interessent'),
    salutation: nasty,
    title: nasty,
    firstName: nasty,
    lastName: nasty,
    birthDate: day,
    street: nasty,
    postalCode: nasty,
    city: nasty,
    country: nasty,
    joined: day,
    left: day,
    tags: nasty,
    notes: nasty,
  },
  { requiredKeys: [] },
)
const extras = fc.record({
  emails: fc.uniqueArray(fc.tuple(email, nasty), {
    maxLength: 3,
    selector: ([address]) => address,
  }),
  phones: fc.uniqueArray(fc.tuple(phone, nasty), { maxLength: 3, selector: ([number]) => number }),
})

/** A member as the app holds it: what an import makes of arbitrary cells. */
const member = fc.tuple(rawMember, extras).map(([fields, { emails, phones }]): MemberCandidate => {
  const cells = Object.entries(fields)
  const mapping = cells.map(([target], column) => ({
    column,
    header: '',
    target: target as ColumnMapping['target'],
    confidence: 'certain' as const,
  }))
  const more = [...emails, ...phones].flatMap(([value, label], index) => {
    const kind = index < emails.length ? 'email' : 'phone'
    return [
      { value, target: kind, header: String(index) },
      { value: label, target: `${kind}Label`, header: String(index) },
    ] as const
  })
  const all = [
    ...mapping,
    ...more.map(({ target, header }, index) => ({
      column: cells.length + index,
      header,
      target,
      confidence: 'certain' as const,
    })),
  ]
  const row = [...cells.map(([, value]) => value), ...more.map(({ value }) => value)]
  return normaliseRow(row, all, TODAY).candidate
})

function readBack(bytes: Uint8Array, count: number): MemberCandidate[] {
  const table = readTable(bytes)
  if (!table.ok) throw new Error(table.error.code)
  const { rows } = table.value
  const header = findHeader(rows)
  const body = rows.slice(header.firstRow)
  const mapping = proposeMapping(header.headers, body)
  return Array.from(
    { length: count },
    (_, i) => normaliseRow(body[i] ?? [], mapping, TODAY).candidate,
  )
}

describe('an exported list', () => {
  test('is read back without a difference, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.array(member, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(';', ',', '\t', '|' as const),
        fc.boolean(),
        (members, separator, bom) => {
          const table = membersToTable(members)
          expect(isExportHeader(table[0] ?? [])).toBe(true)
          expect(readBack(tableToCsv(table, { separator, bom }), members.length)).toEqual(members)
        },
      ),
      { numRuns: 400 },
    )
  })

  test('keeps leading zeros, several addresses with their kinds, and tags with commas', () => {
    const members: MemberCandidate[] = [
      {
        number: '00017',
        firstName: 'Eva',
        lastName: 'Groß',
        postalCode: '01067',
        emails: [
          { label: 'dienstlich', address: 'eva@work.example' },
          { label: '', address: 'eva@home.example' },
        ],
        tags: ['Vorstand, erweitert', 'a "b"'],
        notes: 'eins\nzwei; "drei"',
      },
      { firstName: 'Udo', phones: [{ label: 'Handy', number: '+49 171 1' }] },
    ]
    const csv = tableToCsv(membersToTable(members), { separator: ';', bom: true })
    expect(readBack(csv, 2)).toEqual(members)
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
