import fc from 'fast-check'
import { expect, test } from 'vitest'
import { generateMemberList } from '../generators/member-list.ts'
import { odsParts, writeZip, xlsxParts } from '../generators/write-zip.ts'
import { findHeader } from '../../shared/members/import/find-header.ts'
import { planImport } from '../../shared/members/import/plan-import.ts'
import { proposeMapping } from '../../shared/members/import/propose-mapping.ts'
import { readTable } from '../../core/import/read-table.ts'

/** A first look here; a long run is asked for from outside. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 150)

/** The whole way of a file; whatever it holds, it ends in a plan or in a code. */
function importAnything(bytes: Uint8Array): void {
  const table = readTable(bytes)
  if (table.ok) {
    const { rows } = table.value
    const header = findHeader(rows)
    const mapping = proposeMapping(
      header.headers,
      rows.slice(header.firstRow, header.firstRow + 50),
    )
    const plan = planImport({ rows, header, mapping, existing: [], today: '2026-11-24' })
    expect(plan.rows.length + plan.counts.skipped).toBe(rows.length - header.firstRow)
  } else expect(table.error.code).toMatch(/^import\//)
}

test('random bytes, with and without the beginning of a known format, do no harm', () => {
  const starts = [
    '',
    'PK\x03\x04',
    'Vorname;Name\n',
    '\xff\xfe',
    '\xfe\xff',
    '\xef\xbb\xbf',
    'sep=',
    '"',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 3000 }), (start, bytes) => {
      importAnything(Buffer.concat([Buffer.from(start, 'latin1'), bytes]))
    }),
    { numRuns: RUNS },
  )
})

const FORMATS = ['csv', 'xlsx', 'ods'] as const
const LISTS = new Map(
  FORMATS.map((format) => [format, generateMemberList({ seed: 7, rows: 20, format }).bytes]),
)
const change = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('flip', 'cut', 'double', 'fill'),
  value: fc.nat(255),
  length: fc.integer({ min: 1, max: 400 }),
})

test('lists in which bytes were changed, cut out, doubled or overwritten do no harm', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...FORMATS),
      fc.array(change, { minLength: 1, maxLength: 6 }),
      (format, changes) => {
        let bytes = Buffer.from(LISTS.get(format) ?? [])
        for (const { at, kind, value, length } of changes) {
          const place = at % bytes.length
          const part = bytes.subarray(place, place + length)
          if (kind === 'flip') bytes[place] = value
          else if (kind === 'fill') part.fill(value)
          else {
            const middle = kind === 'cut' ? [] : [part, part]
            const rest = bytes.subarray(place + part.length)
            bytes = Buffer.concat([bytes.subarray(0, place), ...middle, rest, Buffer.from(' ')])
          }
        }
        importAnything(bytes)
      },
    ),
    { numRuns: RUNS },
  )
})

/** Pieces of the markup of sheets, so that the readers behind the zip are reached. */
const markup = fc.string({
  maxLength: 60,
  unit: fc.constantFrom(
    '<row r="1">',
    '<row>',
    '</row>',
    '<c r="A1" t="s">',
    '<c t="inlineStr">',
    '<c s="1">',
    '</c>',
    '<v>',
    '</v>',
    '<is>',
    '<t>',
    '</t>',
    '</is>',
    '0',
    '99999',
    '<c r="ZZZ9999999"><v>1</v></c>',
    '<mergeCell ref="A1:A9"/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '&#x41;',
    '&amp',
    '<',
    '>',
    '"',
    '=',
    '<rPh>',
    '<table:table-row table:number-rows-repeated="900000">',
    '<table:table-cell table:number-columns-repeated="16384">',
    '</table:table-cell>',
    '<text:p>',
    '</text:p>',
    'x',
    '<table:table>',
    '</table:table>',
    '</table:table-row>',
    '<office:annotation>',
    '<text:s text:c="9"/>',
  ),
})

test('sheets of torn markup do no harm', () => {
  fc.assert(
    fc.property(markup, fc.boolean(), (text, ods) => {
      importAnything(writeZip(ods ? odsParts(text) : xlsxParts(text)))
    }),
    { numRuns: RUNS },
  )
})
