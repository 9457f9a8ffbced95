import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTable } from '../../core/import/read-table.ts'
import type { MemberCandidate } from '../../shared/members/import/candidate.ts'
import { findHeader } from '../../shared/members/import/find-header.ts'
import type { ExistingMember } from '../../shared/members/import/match-rows.ts'
import { planImport } from '../../shared/members/import/plan-import.ts'
import { proposeMapping } from '../../shared/members/import/propose-mapping.ts'
import { LIST_ENCODINGS } from '../generators/encode-list.ts'
import {
  generateMemberList,
  type MemberList,
  type MemberListOptions,
} from '../generators/member-list.ts'

const TODAY = '2026-11-24'

function planOf({ bytes }: MemberList, existing: ExistingMember[] = []) {
  const table = readTable(bytes)
  if (!table.ok) throw new Error(table.error.code)
  const { rows } = table.value
  const header = findHeader(rows)
  const mapping = proposeMapping(header.headers, rows.slice(header.firstRow, header.firstRow + 50))
  return planImport({ rows, header, mapping, existing, today: TODAY })
}

const asMembers = (candidates: MemberCandidate[]): ExistingMember[] =>
  candidates.map((candidate, index) => ({ ...candidate, id: String(index) }))

const CSV: MemberListOptions[] = LIST_ENCODINGS.flatMap((encoding) =>
  ([';', ',', '\t', '|'] as const).map((separator) => {
    return { seed: encoding.length, rows: 200, format: 'csv' as const, encoding, separator }
  }),
)
const WORKBOOKS: MemberListOptions[] = (['xlsx', 'ods'] as const).map((format) => {
  return { seed: 3, rows: 200, format }
})

describe('a damaged list', () => {
  test.each([...CSV, ...WORKBOOKS])(
    'as $format in $encoding with $separator gives exactly its people',
    (options) => {
      const list = generateMemberList(options)
      const plan = planOf(list)
      expect(plan.rows.map(({ candidate }) => candidate)).toEqual(list.expected)
      expect(plan.counts).toMatchObject({ new: 200, refused: 0 })
      const problems = plan.rows.flatMap((row) => row.problems.map(({ code }) => code))
      const repaired = new Set(['postal-code-padded', 'phone-zero-restored'])
      expect(problems.filter((code) => !repaired.has(code))).toEqual([])
      expect(problems).toContain('postal-code-padded')
      expect(problems).toContain('phone-zero-restored')
    },
  )

  test('with any mixture of damage gives its people, and nothing new the second time', () => {
    const damage = fc.record({
      titles: fc.boolean(),
      blankRows: fc.boolean(),
      mergedHeaders: fc.boolean(),
      lostZeros: fc.boolean(),
      mixedDates: fc.boolean(),
      strayBlanks: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.nat(),
        fc.constantFrom(...CSV, ...WORKBOOKS, ...WORKBOOKS),
        damage,
        (seed, options, damage) => {
          const list = generateMemberList({ ...options, seed, rows: 30, damage })
          const first = planOf(list)
          expect(first.rows.map(({ candidate }) => candidate)).toEqual(list.expected)
          const second = planOf(list, asMembers(list.expected))
          expect(second.counts).toMatchObject({ new: 0, changed: 0, unchanged: 30, refused: 0 })
        },
      ),
      { numRuns: 60 },
    )
  })

  test('blank lines are counted, not imported', () => {
    const list = generateMemberList({ seed: 5, rows: 400, format: 'csv' })
    expect(list.blankRows).toBeGreaterThan(0)
    expect(planOf(list).counts.skipped).toBe(list.blankRows)
  })
})

describe('a list of 20,000 people', () => {
  test('is the same whatever format it comes in, and unchanged when it comes again', () => {
    const options = { seed: 11, rows: 20_000, encoding: 'utf-8' as const }
    for (const format of ['csv', 'xlsx', 'ods'] as const) {
      const list = generateMemberList({ ...options, format })
      const plan = planOf(list, asMembers(list.expected))
      expect(plan.counts).toMatchObject({ new: 0, changed: 0, unchanged: 20_000, refused: 0 })
    }
  }, 120_000)
})
