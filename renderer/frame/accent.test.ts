import { colord, extend } from 'colord'
import a11yPlugin from 'colord/plugins/a11y'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readableAccent } from './accent.ts'

extend([a11yPlugin])

test('whatever colour a chapter chooses can be read on light and on dark', () => {
  const hex = fc
    .integer({ min: 0, max: 0xffffff })
    .map((n) => `#${n.toString(16).padStart(6, '0')}`)
  fc.assert(
    fc.property(hex, (accent) => {
      const light = readableAccent(accent, 'light') ?? ''
      const dark = readableAccent(accent, 'dark') ?? ''
      expect(colord(light).contrast('#ffffff')).toBeGreaterThanOrEqual(4.5)
      expect(colord(dark).contrast('#292524')).toBeGreaterThanOrEqual(4.5)
    }),
  )
  expect(readableAccent('#9b1c2e', 'light')).toBe('#9b1c2e')
  expect(readableAccent('rot"); x', 'light')).toBe(null)
})
