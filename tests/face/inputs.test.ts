import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const renderer = path.join(import.meta.dirname, '../../renderer')

test('no field lets the browser keep what is typed', () => {
  const views = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.vue'),
  )
  const fields = views.flatMap((file) => {
    const source = readFileSync(path.join(renderer, file), 'utf8')
    const tags = source.match(/<(input|textarea|UInput|UInputMenu|UTextarea)\b(?:[^>]|=>)*>/g) ?? []
    return tags.filter((tag) => !/type="(file|color)"/.test(tag)).map((tag) => ({ file, tag }))
  })
  expect(fields.length).toBeGreaterThan(10)
  expect(fields.filter(({ tag }) => !tag.includes('autocomplete="off"'))).toEqual([])
})
