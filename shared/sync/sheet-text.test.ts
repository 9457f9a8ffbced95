import { expect, test } from 'vitest'
import { SHEET_GROUPS as OF_PROTOCOL } from '../protocol/sheet/chapter-sheet.ts'
import { sheetAddress, SHEET_GROUPS, sheetTypo, splitSheet } from './sheet-text.ts'

const groups = Array.from({ length: SHEET_GROUPS }, (_, index) => String(10_000 + index))
const with5 = (group: string) => groups.map((one, index) => (index === 4 ? group : one)).join(' ')

test('a sheet has as many groups as the protocol gives it', () => {
  expect(SHEET_GROUPS).toBe(OF_PROTOCOL)
})

test('what the QR code holds is the digits and where the relay is', () => {
  const address = sheetAddress(groups, 'wss://vermittler.beispiel.de/weg')
  expect(splitSheet(address)).toEqual({
    digits: groups.join(''),
    relay: 'wss://vermittler.beispiel.de/weg',
  })
  expect(splitSheet(` ${groups.join(' ')}\n`)).toEqual({ digits: groups.join(' '), relay: '' })
})

test('whatever stands between the groups, nothing is wrong with a sheet that was typed well', () => {
  for (const between of [' ', '\n', '-', ' – ', ''])
    expect(sheetTypo(groups.join(between))).toBe(null)
})

test('a group that is too short, too long, too large or no number is named', () => {
  for (const group of ['1234', '123456', '99999', '1234O']) {
    expect(sheetTypo(with5(group)), group).toEqual({ kind: 'group', group: 5 })
  }
  const whole = groups.join('')
  expect(sheetTypo(`${whole.slice(0, 20)}99999${whole.slice(25)}`)).toEqual({
    kind: 'group',
    group: 5,
  })
})

test('of a sheet that is not typed to its end it is said how much is there', () => {
  expect(sheetTypo(groups.slice(0, 3).join(' '))).toEqual({ kind: 'count', count: 15 })
  expect(sheetTypo('')).toEqual({ kind: 'count', count: 0 })
})
