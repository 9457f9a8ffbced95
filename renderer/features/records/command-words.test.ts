import { expect, test } from 'vitest'
import { createI18n } from 'vue-i18n'
import type { LastUndone } from '../../../shared/rpc/record-calls.ts'
import { de } from '../../i18n/de.ts'
import type { Words } from './change-words.ts'
import { undoneWords } from './command-words.ts'

const { t, te, n } = createI18n({ legacy: false, locale: 'de', messages: { de } }).global
const words: Words = {
  t: (key, values = {}, count = 1) => t(key, values, count),
  te: (key) => te(key),
  n: (value) => n(value),
  locale: 'de',
}

const undone = (changes: Partial<LastUndone>): LastUndone => ({
  command: 'members.update',
  title: 'Maja Öztürk',
  calledBy: null,
  kind: 'member',
  records: 1,
  fields: [],
  undone: 1,
  kept: [],
  finished: true,
  earlier: null,
  ...changes,
})
const fields = (...paths: string[]) =>
  paths.map((path) => ({ path, before: null, after: 'anders' }))

test('a single field is named, with whose it is', () => {
  const one = `phones/${'a'.repeat(32)}`
  const phone = fields(`${one}/number`, `${one}/label`)
  expect(undoneWords(words, undone({ fields: phone }))).toBe('Telefonnummer von Maja Öztürk')
  const meeting = { command: 'meetings.update', kind: 'meeting', title: 'Vorstand im Mai' }
  expect(undoneWords(words, undone({ ...meeting, fields: fields('place', 'chair') }))).toBe(
    'Ort und Sitzungsleitung der Sitzung „Vorstand im Mai“',
  )
})

test('many fields are counted, and a record without a name is still one', () => {
  const many = fields('firstName', 'street', 'city', 'notes')
  expect(undoneWords(words, undone({ fields: many }))).toBe('4 Angaben von Maja Öztürk')
  expect(undoneWords(words, undone({ title: '', fields: fields('lastName') }))).toBe(
    'Nachname eines Eintrags ohne Namen',
  )
})

test('what is more than fields is said as what it was', () => {
  expect(undoneWords(words, undone({ command: 'records.trash', fields: fields('trashed') }))).toBe(
    'Mitglied „Maja Öztürk“, in den Papierkorb gelegt',
  )
  expect(undoneWords(words, undone({ command: 'records.trash', records: 12 }))).toBe(
    '12 Einträge, in den Papierkorb gelegt',
  )
})
