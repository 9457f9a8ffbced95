/**
 * Positions between positions: text that sorts between two others, so that moving one item writes
 * one field of one record. Equal positions (two devices moved at once) are told apart by the id.
 */
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
const BASE = DIGITS.length

/**
 * A position after `before` and before `after`; '' stands for the open end.
 * Positions never end in '0', so that there is always room before them.
 */
export function positionBetween(before: string, after: string): string {
  // Two devices can have given the same position; then there is no room between, only after.
  const end = before < after ? after : ''
  let result = ''
  for (let i = 0; ; i++) {
    const low = digitAt(before, i, 0)
    const high = end && result === end.slice(0, i) ? digitAt(end, i, 0) : BASE
    if (high - low > 1) return result + (DIGITS[low + Math.ceil((high - low) / 2)] ?? '')
    result += DIGITS[low] ?? ''
  }
}

function digitAt(text: string, index: number, fallback: number): number {
  const char = text[index]
  return char === undefined ? fallback : Math.max(0, DIGITS.indexOf(char))
}

/** The order of items under one parent. */
export function byPosition<Item extends { position: string; id: string }>(a: Item, b: Item) {
  return compare(a.position, b.position) || compare(a.id, b.id)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
