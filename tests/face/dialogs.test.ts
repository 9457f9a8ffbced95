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
    const sent = source.match(/<[^<]*<UButton[^>]*type="submit"[^>]*size="lg"/g) ?? []
    return [...footers, ...sent].map((end) => ({ file, end }))
  })
  expect(ends.length).toBeGreaterThan(10)
  expect(ends.filter(({ end }) => !end.includes('<ActionRow'))).toEqual([])
})
