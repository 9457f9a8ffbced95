import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findHeader } from '../../shared/members/import/find-header.ts'
import { planImport } from '../../shared/members/import/plan-import.ts'
import { proposeMapping } from '../../shared/members/import/propose-mapping.ts'
import { readTable } from './read-table.ts'

const folder = process.env.REAL_DATA
if (!folder) console.warn('REAL_DATA is not set: the real lists of members are not read')

function planOf(file: string) {
  const table = readTable(readFileSync(join(folder ?? '', 'members', file)))
  if (!table.ok) throw new Error(table.error.code)
  const { rows } = table.value
  const header = findHeader(rows)
  const mapping = proposeMapping(header.headers, rows.slice(header.firstRow))
  return planImport({ rows, header, mapping, existing: [], today: '2026-11-24' })
}

const ESAIE = { firstName: 'Ésaïe', lastName: 'Gärber', birthDate: '1992-08-25' }

describe.skipIf(!folder)('real lists', () => {
  test.each([
    ['hitobito-iso88591.csv', [ESAIE]],
    ['hitobito-utf8.ods', [ESAIE]],
    ['hitobito-utf8_with_spaces.csv', [ESAIE]],
    ['hitobito-blank_lines.csv', [ESAIE, { ...ESAIE, firstName: 'Foo', lastName: 'Bar' }]],
    [
      'hitobito-fields_with_blanks.csv',
      [{ ...ESAIE, firstName: 'Ésaïe foo', lastName: 'Gärber bla' }],
    ],
  ])('%s comes in with its umlauts right', (file, people) => {
    const plan = planOf(file)
    expect(plan.rows.map(({ candidate }) => candidate)).toEqual(people)
    expect(plan.rows.flatMap(({ problems }) => problems)).toEqual([])
  })

  test('a column without a header is left out, and a row without a name refused', () => {
    const plan = planOf('hitobito-empty_header.csv')
    expect(plan.rows[0]?.candidate).toEqual({ firstName: 'foo', lastName: 'bar' })
    expect(plan.rows[1]?.outcome).toMatchObject({ outcome: 'refused', code: 'no-name' })
  })

  test("hitobito's full export finds every field", () => {
    const plan = planOf('hitobito-list.csv')
    expect(plan.counts).toMatchObject({ new: 4, refused: 0 })
    expect(plan.rows[1]?.candidate).toMatchObject({
      firstName: 'Kaitlyn',
      lastName: 'Adams',
      emails: [{ label: '', address: 'kaitlyn_adams@example.com' }],
      street: 'Jakayla Ville 752',
      postalCode: '63423-2790',
      city: 'NorthäWaldo',
      country: 'AUS',
      birthDate: '1987-12-27',
    })
    expect(plan.rows[3]?.candidate).toMatchObject({ firstName: 'Athäna', tags: ['bar', 'baz'] })
    expect(plan.rows[0]?.candidate.phones).toContainEqual({
      label: 'mutter',
      number: '+49 345 592055912',
    })
    // Most of its countries are not Germany: four digits are not a lost zero.
    expect(plan.rows[2]?.candidate.postalCode).toBe('7202')
  })
})
