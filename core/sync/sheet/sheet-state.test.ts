import { afterEach, expect, test, vi } from 'vitest'
import { openCopy } from '../../../tests/support/open-copy.ts'
import { setup } from '../../../tests/protocol/support/people.ts'
import {
  newSheetSecret,
  publicSheetKeys,
  sheetKeys,
} from '../../../shared/protocol/sheet/chapter-sheet.ts'
import { nameOfSheet } from './sheet-keys.ts'
import { noteCheck, sheetState } from './sheet-state.ts'

afterEach(() => {
  vi.useRealTimers()
})

const DAY = 24 * 60 * 60 * 1000

/** A board that made a sheet today. */
function withSheet() {
  const copy = openCopy(1)
  const { space, people } = setup('Anna')
  const keys = publicSheetKeys(sheetKeys(newSheetSecret()))
  const recovery = { keys, sealed: new Uint8Array(80) }
  space.append(space.record({ type: 'sheetReplaced', recovery }, people[0]))
  const stateIn = (days: number) => sheetState(copy.db, space.chain, space.time + days * DAY)
  return { copy, keys, stateIn }
}

test('half a year after it was made somebody is to look for the sheet', () => {
  const { stateIn } = withSheet()
  expect(stateIn(182)).toMatchObject({ kind: 'in-force', checked: null, isDue: false })
  expect(stateIn(184)).toMatchObject({ isDue: true })
})

test('whoever has checked it has half a year of rest again; a check of another sheet is none', () => {
  const { copy, keys, stateIn } = withSheet()
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(Date.now() + 180 * DAY)
  noteCheck(copy, 'another sheet')
  expect(stateIn(184)).toMatchObject({ checked: null, isDue: true })
  noteCheck(copy, nameOfSheet(keys))
  expect(stateIn(180 + 182).isDue).toBe(false)
  expect(stateIn(180 + 184).isDue).toBe(true)
})

test('a board that never made one has none', () => {
  const { db } = openCopy(1)
  expect(sheetState(db, setup('Anna').space.chain, Date.now())).toMatchObject({ kind: 'none' })
})
