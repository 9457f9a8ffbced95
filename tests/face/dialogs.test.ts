import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const renderer = path.join(import.meta.dirname, '../../renderer')

test('dialogs and forms end alike: at the right, the way back left of the main action', () => {
  const views = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.vue'))
    .map((file) => ({ file, source: readFileSync(path.join(renderer, file), 'utf8') }))
  const ends = views.flatMap(({ file, source }) => {
    const footers = source.match(/<template #footer>[\s\S]*?<\/template>/g) ?? []
    // A line to add something has a button with an icon alone.
    const isForm = /<UButton(?![^>]*aria-label)[^>]*type="submit"/.test(source)
    return [...footers, ...(isForm ? [source] : [])].map((end) => ({ file, end }))
  })
  expect(ends.length).toBeGreaterThan(10)
  const others = ends.filter(({ end }) => !end.includes('<ActionRow'))
  expect(others.map(({ file }) => file)).toEqual([])
})
