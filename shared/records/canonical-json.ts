import type { Json } from './json.ts'

/**
 * JSON with one spelling for one value (RFC 8785): keys sorted by UTF-16 units, no space, numbers
 * as ECMAScript writes them. What is hashed and signed is this.
 * @throws when a text holds half a character (a lone surrogate) or a number is not finite
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('not a number of JSON')
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) throw new Error('half a character')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const keys = Object.keys(value).sort()
  const members = keys.map((key) => `${canonicalJson(key)}:${canonicalJson(value[key] ?? null)}`)
  return `{${members.join(',')}}`
}

/**
 * The same value in its one spelling; `null` for a text that is no JSON, or holds what has no spelling.
 */
export function respelled(json: string): string | null {
  try {
    return canonicalJson(JSON.parse(json) as Json)
  } catch {
    return null
  }
}
