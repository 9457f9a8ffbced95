import fc from 'fast-check'
import { parse, unparse } from 'papaparse'
import { expect, test } from 'vitest'
import { SEPARATORS, type Separator } from '../../shared/members/import/table-format.ts'
import { readDelimited } from './read-delimited.ts'

function rowsOf(text: string, separator: Separator): string[][] {
  const rows: string[][] = []
  let cells: string[] = []
  readDelimited(text, separator, {
    field: (_row, _column, field) => cells.push(field),
    endRow: (row, fields) => {
      expect(fields).toBe(cells.length)
      expect(row).toBe(rows.length)
      rows.push(cells)
      cells = []
      return true
    },
  })
  return rows
}

const cell = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', ';', ',', '\t', '|', ' ', '\n', '\r\n', 'ä', 'b', "'") }),
)

test('whatever papaparse writes is read as it was', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(...SEPARATORS),
      fc.constantFrom('\r\n', '\n'),
      (rows, delimiter, newline) => {
        const text = unparse(rows, { delimiter, newline, quotes: true })
        expect(rowsOf(text, delimiter)).toEqual(rows)
      },
    ),
  )
})

test('texts without quotes are read as papaparse reads them', () => {
  const plain = fc.string({ unit: fc.constantFrom(';', ',', 'a', 'ü', ' ', '\n') })
  fc.assert(
    fc.property(plain, fc.constantFrom(';', ',' as const), (text, separator) => {
      // Where the last line ends, papaparse sees one more that is empty.
      const config = { delimiter: separator, newline: '\n' } as const
      const theirs = parse<string[]>(`${text}\n`, config).data
      expect(rowsOf(`${text}\n`, separator)).toEqual(theirs.slice(0, -1))
    }),
  )
})

test('a quote inside an unquoted or badly quoted field is an ordinary character', () => {
  expect(rowsOf('5" Rohr;"Hans "Hansi" Groß"; "b" ;c', ';')).toEqual([
    ['5" Rohr', 'Hans "Hansi" Groß', 'b', 'c'],
  ])
})

test('a quote that is never closed does not swallow the rest of the list', () => {
  expect(rowsOf('"a";b\nc;"d\n5" e;f\n', ';')).toEqual([
    ['a', 'b'],
    ['c', '"d'],
    ['5" e', 'f'],
  ])
})

test('lines may end in any of the three ways, and in none', () => {
  expect(rowsOf('a;b\rc;d\r\ne;\n\nf', ';')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
    ['e', ''],
    [''],
    ['f'],
  ])
})
