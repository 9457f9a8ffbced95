import { expect, test } from 'vitest'
import { changeLines, type Words } from './change-words.ts'

/** Messages as their keys, so that the story says which one is meant. */
const words: Words = {
  t: (key) => key,
  te: (key) => key.startsWith('fields.'),
  n: String,
  locale: 'de',
}
const change = (path: string, before: string | null, after: string | null) => ({
  path,
  before,
  after,
})

test('a new agenda item says its title, and not the keys of its place', () => {
  const lines = changeLines(words, 'agenda-item', [
    change('meeting', null, 'a'.repeat(32)),
    change('position', null, 'r'),
    change('title', null, 'Berichte'),
  ])
  expect(lines.map(({ path, after }) => [path, after])).toEqual([['title', 'Berichte']])
})

test('a new record says what it began with, without what was not there before', () => {
  const motion = { abstention: 1, no: 25, title: 'Tempo 30', type: 'motion', yes: 8 }
  const lines = changeLines(
    words,
    'agenda-item',
    [change('title', null, 'Anträge'), { path: 'blocks/1', before: null, after: motion }],
    true,
  )
  expect(lines.map(({ sentence }) => sentence)).toEqual([
    'Anträge',
    'motion · Tempo 30 · fields.yes: 8 · fields.no: 25 · fields.abstention: 1',
  ])
})

test('an agenda item that was moved says so once, whatever had to change for it', () => {
  const lines = changeLines(words, 'agenda-item', [
    change('parent', 'b'.repeat(32), null),
    change('position', 'r', 'i'),
  ])
  expect(lines.map(({ sentence }) => sentence)).toEqual(['history.place'])
})

test('days and times read as in the fields that they were typed into', () => {
  const lines = changeLines(words, 'meeting', [
    change('birthDate', '1958-05-03', null),
    change('starts', null, '2027-05-03T19:00'),
    change('notes', null, '2027-99-99'),
  ])
  expect(lines.map(({ before, after }) => [before, after])).toEqual([
    ['3. Mai 1958', 'history.empty'],
    ['history.empty', 'Mo, 3. Mai 2027, 19:00'],
    ['history.empty', '2027-99-99'],
  ])
})
