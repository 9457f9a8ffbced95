/** The addresses of the app's own pages as places, and back. */
import type { LocationQueryValue } from 'vue-router'
import { PLACE_SECTIONS, type Place } from '../../../shared/presence/place.ts'

interface Address {
  path: string
  query: Record<string, LocationQueryValue | LocationQueryValue[] | undefined>
}

const idOrNone = (text: unknown): string =>
  typeof text === 'string' && /^[0-9a-f]{32}$/.test(text) ? text : ''

/** @returns `null` for a page that is none; of what is searched for nothing is told */
export function placeOf({ path, query }: Address): Place | null {
  const [, first = '', second, third] = path.split('/')
  const section = PLACE_SECTIONS.find((one) => one === (first || 'start'))
  if (!section) return null
  const record = idOrNone(second)
  const item = idOrNone(section === 'resolutions' ? third : query['item'])
  return { section, record, item: record === '' ? '' : item }
}

export function addressOf({ section, record, item }: Place): string {
  if (section === 'start') return '/'
  if (record === '') return `/${section}`
  if (section === 'resolutions') return `/resolutions/${record}/${item}`
  return `/${section}/${record}${item && `?item=${item}`}`
}
