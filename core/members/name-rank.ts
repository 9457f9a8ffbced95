import { foldBoth, foldExpanded, foldPlain } from '../../shared/search/fold.ts'

/**
 * How to place a name among those that are meant by terms, the lowest first: the exact spelling, the
 * same word spelt otherwise, what begins so, what holds it. Of several terms the one that fits worst
 * says it; `null` where one is not in the name at all.
 */
export function rankByName(terms: readonly string[]): (name: string) => number | null {
  const wanted = terms.map((term) => ({
    exact: lower(term),
    folded: [...new Set([foldPlain(term), foldExpanded(term)])],
  }))
  return (name) => {
    const exact = spaced(lower(name))
    const folded = spaced(foldBoth(name))
    const ranks = wanted.map((term) => {
      const holds = (before: string, after: string) =>
        term.folded.some((one) => folded.includes(before + one + after))
      if (exact.includes(` ${term.exact} `)) return 0
      if (holds(' ', ' ')) return 1
      if (exact.includes(` ${term.exact}`)) return 2
      if (holds(' ', '')) return 3
      return holds('', '') ? 4 : null
    })
    return ranks.reduce<number | null>(
      (worst, rank) => (worst === null || rank === null ? null : Math.max(worst, rank)),
      0,
    )
  }
}

const lower = (text: string) => text.normalize('NFC').toLowerCase()

/** Each word between spaces. */
const spaced = (text: string) => ` ${text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')} `
