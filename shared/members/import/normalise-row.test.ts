import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { IMPORT_TARGETS, type ColumnMapping, type ImportTarget } from './candidate.ts'
import { normaliseRow } from './normalise-row.ts'

const TODAY = '2026-11-24'
const mappingOf = (targets: readonly ImportTarget[]): ColumnMapping[] =>
  targets.map((target, column) => ({ column, header: target, target, confidence: 'certain' }))

/** Reads cells given by their targets; the name is added where it does not matter. */
function read(cells: [ImportTarget, string][], more: Partial<ColumnMapping> = {}) {
  const all: [ImportTarget, string][] = [...cells, ['lastName', 'Groß']]
  const mapping = mappingOf(all.map(([target]) => target)).map((one) => ({ ...one, ...more }))
  const { candidate, problems } = normaliseRow(
    all.map(([, cell]) => cell),
    mapping,
    TODAY,
  )
  const { lastName: _name, ...rest } = candidate
  return { candidate: rest, problems: problems.map(({ code, value }) => [code, value]) }
}
const clean = (candidate: object) => ({ candidate, problems: [] })

describe('values', () => {
  test('names keep their spelling in composed letters, without stray blanks', () => {
    expect(read([['firstName', ' Ju\u0308rgen\u00a0 Karl ']])).toEqual(
      clean({ firstName: 'Jürgen Karl' }),
    )
  })

  test('umlauts that were read wrongly are shown as they are, with a warning', () => {
    expect(read([['city', 'MÃ¼nchen']])).toEqual({
      candidate: { city: 'MÃ¼nchen' },
      problems: [['text-garbled', 'MÃ¼nchen']],
    })
  })

  test('what has no field of its own goes to the notes with its heading, notes go as they are', () => {
    const mapping: ColumnMapping[] = ['Nachname', 'Beitrag', 'Bemerkungen', ''].map(
      (header, column) => ({
        column,
        header,
        target: column === 0 ? 'lastName' : 'notes',
        confidence: 'certain',
      }),
    )
    const row = ['Groß', '5,00 €', 'Ruft montags an', 'zahlt bar']
    expect(normaliseRow(row, mapping, TODAY).candidate.notes).toBe(
      'Beitrag: 5,00 €\nRuft montags an\nzahlt bar',
    )
  })

  test('a question mark in a word or at its beginning is remarked: another program lost a letter', () => {
    for (const [target, text] of [
      ['firstName', '?ucja'],
      ['firstLast', 'Anna M?ller'],
      ['city', 'K??nigsberg'],
      ['street', 'Gro?e Stra?e 3'],
      ['office', 'Vorsitz, Gesch?ftsf?hrung'],
    ] as const) {
      expect(read([[target, text]]).problems, text).toEqual([['letters-lost', text]])
    }
    expect(read([['city', 'M\ufffdnchen']]).problems).toEqual([['text-garbled', 'M\ufffdnchen']])
    for (const [target, text] of [
      ['notes', 'kommt er?noch fragen'],
      ['notes', 'www.example.org/?q=a'],
      ['tags', 'https://example.org/?seite=a'],
      ['city', 'Jena?'],
      ['street', 'Hauptstraße ?'],
    ] as const) {
      expect(read([[target, text]]).problems, text).toEqual([])
    }
    expect(read([['email', 'm?ller@example.org']]).problems).not.toContainEqual([
      'letters-lost',
      'm?ller@example.org',
    ])
  })

  test('an office with its body and its time, and two of them in one cell', () => {
    const cells: [ImportTarget, string][] = [
      ['office', 'Kassiererin; Delegierte'],
      ['officeBody', 'Vorstand'],
      ['officeFrom', '1.3.24'],
      ['officeUntil', '31.2.26'],
    ]
    const rest = { body: 'Vorstand', from: '2024-03-01', until: '' }
    expect(read(cells)).toEqual({
      candidate: {
        offices: [
          { office: 'Kassiererin', ...rest },
          { office: 'Delegierte', ...rest },
        ],
      },
      problems: [['date-impossible', '31.2.26']],
    })
  })

  test('several e-mails in a cell, links and names around them', () => {
    const cell = 'Eva <eva@a.example>; mailto:b@müller.example, c@a.example d@a.example'
    const addresses = ['eva@a.example', 'b@müller.example', 'c@a.example', 'd@a.example']
    expect(read([['email', cell]], { label: 'privat' })).toEqual(
      clean({ emails: addresses.map((address) => ({ label: 'privat', address })) }),
    )
  })

  test.each(['eva', 'keine', 'siehe Notiz', 'k.A.'])('%s is no e-mail', (cell) => {
    expect(read([['email', cell]]).candidate).toEqual({})
    expect(read([['email', cell]]).problems[0]?.[0]).toBe('email-invalid')
  })

  test.each(['eva@', '@a.example', 'eva@a', 'eva@a..example', 'eva(at)a.example'])(
    '%s is a mistyped e-mail: it is kept, and said',
    (cell) => {
      expect(read([['email', cell]])).toEqual({
        candidate: { emails: [{ label: '', address: cell }] },
        problems: [['email-doubtful', cell]],
      })
    },
  )

  test('phones in any spelling; a rounded one is damaged and left out', () => {
    const phones = (cell: string) => read([['phone', cell]])
    for (const number of ['+49 (0)30 12-34', '030/1234', '(0171) 1234567', '110']) {
      expect(phones(number)).toEqual(clean({ phones: [{ label: '', number }] }))
    }
    for (const damaged of ['4.91701E+11', '4,91701E+11', '1E+11', '#NAME?', '########']) {
      expect(phones(damaged)).toEqual({ candidate: {}, problems: [['value-damaged', damaged]] })
    }
    expect(phones('1701234567')).toEqual({
      candidate: { phones: [{ label: '', number: '01701234567' }] },
      problems: [['phone-zero-restored', '1701234567']],
    })
    expect(phones('siehe Notiz').problems).toEqual([['phone-unreadable', 'siehe Notiz']])
    expect(phones('030 1; 0171 2 oder 040 3').candidate).toMatchObject({
      phones: [{ number: '030 1' }, { number: '0171 2' }, { number: '040 3' }],
    })
  })

  test('German postal codes get their zero back, others do not', () => {
    expect(read([['postalCode', '1067']])).toEqual({
      candidate: { postalCode: '01067' },
      problems: [['postal-code-padded', '1067']],
    })
    expect(
      read([
        ['postalCode', '4109'],
        ['country', 'Deutschland'],
      ]).candidate,
    ).toMatchObject({
      postalCode: '04109',
    })
    for (const cells of [
      [
        ['postalCode', '4109'],
        ['country', 'Schweiz'],
      ],
      [
        ['postalCode', '4109'],
        ['phone', '+41 61 123 45 67'],
      ],
      [['postalCode', '1010']],
    ] as [ImportTarget, string][][]) {
      expect(read(cells).candidate).toMatchObject({ postalCode: cells[0]?.[1] })
    }
    expect(read([['postalCode', '4109']], { foreign: true })).toEqual(clean({ postalCode: '4109' }))
    expect(read([['postalCode', 'D-12345']])).toEqual(clean({ postalCode: '12345' }))
  })

  test('member numbers are text', () => {
    expect(read([['number', '00017']])).toEqual(clean({ number: '00017' }))
    expect(read([['number', '17.0']])).toEqual(clean({ number: '17' }))
    expect(read([['number', '1.2E+08']]).problems).toEqual([['value-damaged', '1.2E+08']])
  })

  test('an address in one cell, or a street in two', () => {
    expect(read([['address', 'Weg 1, Hinterhaus\n12345 Bad Ems']])).toEqual(
      clean({ street: 'Weg 1, Hinterhaus', postalCode: '12345', city: 'Bad Ems' }),
    )
    expect(
      read([
        ['houseNumber', '1a'],
        ['street', 'Am Weg'],
      ]),
    ).toEqual(clean({ street: 'Am Weg 1a' }))
    expect(read([['postalCodeAndCity', 'D-12345 Bad Ems']])).toEqual(
      clean({ postalCode: '12345', city: 'Bad Ems' }),
    )
  })

  test('kinds of members, tags and a column of sexes', () => {
    const kind = (cell: string) => read([['kind', cell]]).candidate
    expect(kind('Vollmitglied')).toEqual({ kind: 'member' })
    expect(kind('Interessent*in')).toEqual({ kind: 'prospect' })
    expect(kind('Gastmitglied')).toEqual({ kind: 'guest' })
    expect(read([['kind', 'ausgetreten']]).problems).toEqual([['kind-unknown', 'ausgetreten']])
    expect(read([['tags', 'a; b|"c, d", a']])).toEqual(clean({ tags: ['a', 'b', 'c, d'] }))
    expect(read([['gender', 'w']])).toEqual(clean({ salutation: 'Frau' }))
    expect(read([['gender', 'd']])).toEqual(clean({}))
  })

  test('a day that cannot be told is left out and reported', () => {
    expect(read([['birthDate', '5/3/1962']])).toEqual({
      candidate: {},
      problems: [['date-ambiguous', '5/3/1962']],
    })
    expect(
      read([
        ['joined', '1.1.2001'],
        ['left', '1.1.2000'],
      ]).problems,
    ).toEqual([['left-before-joined', '2000-01-01']])
  })
})

describe('rows', () => {
  const refusal = (row: string[], targets: ImportTarget[]) =>
    normaliseRow(row, mappingOf(targets), TODAY).problems.filter(
      ({ severity }) => severity === 'refused',
    )

  test('without any name are refused, half a name is enough', () => {
    expect(refusal(['', 'Ulm'], ['lastName', 'city'])).toMatchObject([{ code: 'no-name' }])
    expect(refusal(['Eva', 'Ulm'], ['firstName', 'city'])).toEqual([])
  })

  test('that sum up a list are nobody', () => {
    expect(refusal(['Summe: 87', ''], ['lastName', 'city'])).toMatchObject([
      { code: 'not-a-person' },
    ])
    expect(refusal(['Summer', ''], ['lastName', 'city'])).toEqual([])
  })
})

test('whatever stands in a row, it is read in a moment, and never the second time otherwise', () => {
  const mapping = mappingOf(IMPORT_TARGETS)
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      'a'.repeat(10_000),
      ' "'.repeat(5_000),
      '1'.repeat(10_000),
      '<'.repeat(10_000),
      '/ @'.repeat(3_000),
      ','.repeat(10_000),
      'Dr.'.repeat(3_000),
      '1 '.repeat(5_000),
      '("'.repeat(5_000),
    ),
  )
  const row = fc.array(cell, { minLength: mapping.length, maxLength: mapping.length })
  fc.assert(
    fc.property(row, (cells) => {
      const first = normaliseRow(cells, mapping, TODAY)
      expect(normaliseRow(cells, mapping, TODAY)).toEqual(first)
    }),
    { numRuns: 200 },
  )
})
