import { expect, test } from 'vitest'
import { createI18n } from 'vue-i18n'
import { de } from '../../i18n/de.ts'
import { recordTitle } from './record-title.ts'

const { t, te, n } = createI18n({ legacy: false, locale: 'de', messages: { de } }).global
const words = {
  t: (key: string) => t(key),
  te: (key: string) => te(key),
  n: (value: number) => n(value),
  locale: 'de',
}

test('a meeting that nobody gave a title is called by what it is and when', () => {
  const meeting = { title: '', calledBy: { kind: 'board', starts: '2027-05-03T19:00' } } as const
  expect(recordTitle(words, meeting)).toBe('Vorstandssitzung, 3. Mai 2027')
  const noDay = { title: '', calledBy: { kind: 'general', starts: '' } } as const
  expect(recordTitle(words, noDay)).toBe('Mitgliederversammlung')
  expect(recordTitle(words, { ...meeting, title: 'Klausur' })).toBe('Klausur')
  expect(recordTitle(words, { title: '', calledBy: null })).toBe('ohne Namen')
})
