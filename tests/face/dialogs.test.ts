import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const renderer = path.join(import.meta.dirname, '../../renderer')
const FOOTER = /<template #footer>[\s\S]*?<\/template>/g
const FORM = /<form\b[\s\S]*?<\/form>/g
/** A line to add something has a button with an icon alone. */
const SUBMIT = /<UButton(?![^>]*aria-label)[^>]*type="submit"/

test('dialogs and forms end alike: at the right, the way back left of the main action', () => {
  const views = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.vue'))
    .map((file) => ({ file, source: readFileSync(path.join(renderer, file), 'utf8') }))
  const ends = views.flatMap(({ file, source }) => {
    const footers = source.match(FOOTER) ?? []
    const forms = (source.match(FORM) ?? []).filter((form) => SUBMIT.test(form))
    const loose = source.replace(FOOTER, '').replace(FORM, '')
    return [...footers, ...forms, ...(SUBMIT.test(loose) ? [loose] : [])].map((end) => ({
      file,
      hasRow: end.includes('<ActionRow'),
    }))
  })
  expect(ends.length).toBeGreaterThan(10)
  expect(ends.filter(({ hasRow }) => !hasRow).map(({ file }) => file)).toEqual([])
})
