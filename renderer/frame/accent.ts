import { colord, extend } from 'colord'
import a11yPlugin from 'colord/plugins/a11y'

extend([a11yPlugin])

/** Text needs 4.5 (WCAG 2.2, 1.4.3); a little more, since colours are rounded. */
const ENOUGH = 4.6
const PAGE = { light: '#ffffff', dark: '#292524' } as const

/**
 * The chapter's colour, made as much darker (or, on a dark page, lighter) as it takes to be read.
 * @param accent `#rrggbb`
 * @returns `#rrggbb`; `null` for what is no colour
 */
export function readableAccent(accent: string, scheme: 'light' | 'dark'): string | null {
  let colour = colord(accent)
  if (!colour.isValid()) return null
  for (let step = 0; step < 50 && colour.contrast(PAGE[scheme]) < ENOUGH; step++) {
    colour = scheme === 'light' ? colour.darken(0.02) : colour.lighten(0.02)
  }
  return colour.toHex()
}
