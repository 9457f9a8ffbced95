import { expect, test } from 'vitest'
import { backupName, backupTime } from './backup-name.ts'

const evening = new Date(2027, 4, 3, 21, 5, 9)

test('a backup is called by the clock on the wall and by its chapter', () => {
  expect(backupName(evening, 'SPD Musterstadt')).toBe(
    '2027-05-03 21-05-09 SPD Musterstadt.vorstand',
  )
  expect(backupName(evening)).toBe('2027-05-03 21-05-09.vorstand')
  expect(backupName(evening, '', 2)).toBe('2027-05-03 21-05-09 (2).vorstand')
})

test('whatever a chapter is called, its backup is a file in its folder', () => {
  expect(backupName(evening, '../../Köln/Süd: "Vorstand"\n2')).toBe(
    '2027-05-03 21-05-09 ..-..-Köln-Süd- -Vorstand-2.vorstand',
  )
  const long = backupName(evening, '🌹'.repeat(200))
  expect(new TextEncoder().encode(long).length).toBeLessThan(255)
  expect(backupName(evening, ' \u202e ')).toBe('2027-05-03 21-05-09 -.vorstand')
})

test('the time of a name is read again, also of those from before; other files have none', () => {
  const made = evening.getTime()
  for (const name of [
    backupName(evening),
    backupName(evening, 'SPD Musterstadt', 3),
    backupName(evening, 'x.vorstand'),
  ]) {
    expect(backupTime(name)).toEqual({ made, isExact: false })
  }
  expect(backupTime('2027-05-03T19-00-00-123Z.vorstand')).toEqual({
    made: Date.parse('2027-05-03T19:00:00.123Z'),
    isExact: true,
  })
  for (const name of [
    'notizen.txt',
    '2027-05-03.vorstand',
    '2027-13-40 21-05-09.vorstand',
    `${backupName(evening)}.new`,
  ]) {
    expect(backupTime(name)).toBe(null)
  }
})
