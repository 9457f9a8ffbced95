const WORD = /[\p{L}\p{N}]+/gu

/**
 * Finds out whether a text holds one of many names or ids, each from the beginning of a word on.
 * The names are looked up by their first word: with thousands of them, a look at each would take
 * thousands of times as long.
 * @param needles folded like the text
 */
export function nameFinder(needles: readonly string[]): (text: string) => boolean {
  const byFirstWord = new Map<string, string[]>()
  for (const needle of needles) {
    const [first] = needle.matchAll(WORD)
    if (!first) continue
    const rest = needle.slice(first.index)
    const others = byFirstWord.get(first[0])
    if (others) others.push(rest)
    else byFirstWord.set(first[0], [rest])
  }
  return (text) => {
    for (const word of text.matchAll(WORD)) {
      const candidates = byFirstWord.get(word[0])
      if (candidates?.some((needle) => text.startsWith(needle, word.index))) return true
    }
    return false
  }
}
