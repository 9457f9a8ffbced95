import { expect, test } from 'vitest'
import { parseFirstLast, parseLastFirst } from './parse-name.ts'

const name = (firstName: string, lastName: string, title = '', salutation = '') => ({
  salutation,
  title,
  firstName,
  lastName,
})

test.each([
  ['Anna Müller', name('Anna', 'Müller')],
  ['Anna Maria Müller-Groß', name('Anna Maria', 'Müller-Groß')],
  ['Anna von der Heide', name('Anna', 'von der Heide')],
  ['Dr. Anna Müller', name('Anna', 'Müller', 'Dr.')],
  [
    'Frau Prof. Dr. med. Anna zu Guttenberg',
    name('Anna', 'zu Guttenberg', 'Prof. Dr. med.', 'Frau'),
  ],
  ['Dipl.-Ing. Udo Groß', name('Udo', 'Groß', 'Dipl.-Ing.')],
  ['Müller, Anna', name('Anna', 'Müller')],
  ['Müller', name('', 'Müller')],
  ['', name('', '')],
])('"%s" in the order first, last', (text, parts) => {
  expect(parseFirstLast(text)).toEqual(parts)
})

test.each([
  ['Müller, Anna Maria', name('Anna Maria', 'Müller')],
  ['Heide, Anna von der', name('Anna', 'von der Heide')],
  ['von der Heide, Dr. Anna', name('Anna', 'von der Heide', 'Dr.')],
  ['Dr. Müller, Anna', name('Anna', 'Müller', 'Dr.')],
  ['Müller Anna Maria', name('Anna Maria', 'Müller')],
  ['von Heide Anna', name('Anna', 'von Heide')],
  ['Müller', name('', 'Müller')],
])('"%s" in the order last, first', (text, parts) => {
  expect(parseLastFirst(text)).toEqual(parts)
})
