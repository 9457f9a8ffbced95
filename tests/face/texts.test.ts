import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { de } from '../../renderer/i18n/de.ts'
import { en } from '../../renderer/i18n/en.ts'
import { SYNC_PROBLEMS } from '../../shared/rpc/sync-calls.ts'

type Tree = { [key: string]: string | Tree }

/** Every text with its path. Error codes hold slashes, no dots, so that a dot always parts. */
function flat(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value]] : [...flat(value, `${prefix}${key}.`)],
    ),
  )
}

const german = flat(de)
const english = flat(en)
const renderer = path.join(import.meta.dirname, '../../renderer')
const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter(
    (file) => /\.(vue|ts)$/.test(file) && !file.startsWith('i18n/d') && !/\.test\./.test(file),
  )
  .filter((file) => !file.startsWith('i18n/e'))
  .map((file) => readFileSync(path.join(renderer, file), 'utf8'))
  .join('\n')

/** `'a.b'` as a whole, and the fixed beginnings of `` `a.${…}` ``. */
const literals = new Set(
  [...sources.matchAll(/'([a-zA-Z][\w/-]*(?:\.[\w/-]+)+)'/g)].map(([, key]) => key),
)
const beginnings = [...sources.matchAll(/`([a-zA-Z]+(?:\.[\w-]+)*\.)\$\{/g)].map(
  ([, start]) => start ?? '',
)

test('whatever the window says is there in German and in English', () => {
  const asked = [...sources.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => key ?? '')
  expect(asked.length).toBeGreaterThan(200)
  expect(asked.filter((key) => !german.has(key))).toEqual([])
  expect([...german.keys()].filter((key) => !english.has(key))).toEqual([])
  expect([...english.keys()].filter((key) => !german.has(key))).toEqual([])
})

test('no text is left that nobody says', () => {
  const isUsed = (key: string) =>
    literals.has(key) || beginnings.some((start) => key.startsWith(start))
  expect([...german.keys()].filter((key) => !isUsed(key))).toEqual([])
})

test('both languages fill in the same places', () => {
  const places = (text = '') =>
    [...new Set([...text.matchAll(/\{([a-z]\w*)\}/gi)].map(([, name]) => name))].sort().join()
  const different = [...german].filter(([key, text]) => places(text) !== places(english.get(key)))
  // A plural can name its count in one language and say it in the other.
  expect(different.filter(([, text]) => !text.includes('|')).map(([key]) => key)).toEqual([])
})

test('every failure that the core knows has a sentence of its own', () => {
  const calls = path.join(import.meta.dirname, '../../shared/rpc')
  const contract = readdirSync(calls)
    .filter((file) => file.endsWith('-calls.ts') || file === 'operations.ts')
    .map((file) => readFileSync(path.join(calls, file), 'utf8'))
    .join('\n')
  const codes = [...contract.matchAll(/'([a-z]+\/[a-z-]+)'/g)].map(([, code]) => code ?? '')
  const all = [...codes, ...SYNC_PROBLEMS.map((problem) => `sync/${problem}`)]
  expect(all.filter((code) => !german.has(`errors.${code}`))).toEqual([])
})
