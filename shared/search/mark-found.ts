/** Shows in the original spelling what a search found: whole words that a term stands in. */
import { foldExpanded, foldPlain } from './fold.ts'
import { MARK_END, MARK_START } from './marks.ts'

/** Terms of so few letters are looked for at the beginning of words only, as the index does. */
const SHORT = 2
/** Words of a snippet, and how many of them stand before the first find. */
const SNIPPET_WORDS = 24
const WORDS_BEFORE = 5
const LONGEST_NUMBER = 20

interface Word {
  start: number
  end: number
  /** Which terms stand in it. */
  found: number[]
}

/** The text with marks around what was found. @param terms see `core/search/match.ts` */
export function markFound(text: string, terms: readonly string[]): string {
  return marked(text, wordsOf(text, terms), 0, text.length)
}

/** The piece of a text in which most of the terms stand close together; '' where none does. */
export function snippetOf(text: string, terms: readonly string[]): string {
  const words = wordsOf(text, terms)
  let best = { at: -1, count: 0 }
  words.forEach(({ found }, at) => {
    if (found.length === 0) return
    const near = words.slice(at, at + SNIPPET_WORDS - WORDS_BEFORE).flatMap((word) => word.found)
    const count = new Set(near).size
    if (count > best.count) best = { at, count }
  })
  if (best.at < 0) return ''
  const first = Math.max(0, best.at - WORDS_BEFORE)
  const last = Math.min(words.length, first + SNIPPET_WORDS) - 1
  const start = first === 0 ? 0 : wholeFrom(text, words[first]?.start ?? 0)
  const end = last === words.length - 1 ? text.length : (words[last]?.end ?? text.length)
  const piece = marked(text, words, start, end).replace(/\s+/g, ' ').trim()
  return `${first > 0 ? '…' : ''}${piece}${end < text.length ? '…' : ''}`
}

/** A number like "2027/1" is not cut in two, unless it is longer than any. */
function wholeFrom(text: string, start: number): number {
  for (let at = start; at > start - LONGEST_NUMBER; at--) {
    if (at === 0 || /\s/.test(text[at - 1] ?? '')) return at
  }
  return start
}

function wordsOf(text: string, terms: readonly string[]): Word[] {
  const folded = terms.map((term) => [foldPlain(term), foldExpanded(term)] as const)
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => {
    const plain = foldPlain(match[0])
    const expanded = foldExpanded(match[0])
    const found = folded.flatMap(([plainTerm, expandedTerm], index) =>
      holds(plain, plainTerm) || holds(expanded, expandedTerm) ? [index] : [],
    )
    return { start: match.index, end: match.index + match[0].length, found }
  })
}

function holds(word: string, term: string): boolean {
  if (term === '') return false
  return [...term].length > SHORT ? word.includes(term) : word.startsWith(term)
}

function marked(text: string, words: readonly Word[], start: number, end: number): string {
  let result = ''
  let at = start
  for (const word of words) {
    if (word.found.length === 0 || word.start < start || word.end > end) continue
    const original = text.slice(word.start, word.end)
    result += text.slice(at, word.start) + MARK_START + original + MARK_END
    at = word.end
  }
  return result + text.slice(at, end)
}
