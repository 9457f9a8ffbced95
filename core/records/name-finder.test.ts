import { expect, test } from 'vitest'
import { nameFinder } from './name-finder.ts'

const isNamed = nameFinder(['eva meier', 'meier, eva', 'dr. o’neill', 'ab'.repeat(16)])

test('names and ids are found wherever they stand', () => {
  const texts = [
    'anwesend: eva meier, bernd',
    '"meier, eva"',
    'ex-eva meier',
    'sagt dr. o’neill',
    `{"member":"${'ab'.repeat(16)}"}`,
    'eva eva meier',
    'eva meiers antrag',
  ]
  expect(texts.filter((text) => !isNamed(text))).toEqual([])
})

test('others are not', () => {
  const texts = ['eva schulz', 'meier eva', 'dr. oneill', 'ab'.repeat(15), 'geneva meier', '']
  expect(texts.filter(isNamed)).toEqual([])
})

test('ten thousand names are found in a text about as fast as ten', () => {
  const names = Array.from({ length: 10_000 }, (_, n) => `vorname${String(n)} name${String(n)}`)
  const find = nameFinder(names)
  const text = 'nichts davon steht hier '.repeat(200)
  const began = performance.now()
  for (let n = 0; n < 100; n++) expect(find(text)).toBe(false)
  expect(performance.now() - began).toBeLessThan(2000)
})
