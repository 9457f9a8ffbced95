/** Two letters that stand for a person: of the first and of the last name, whatever title is before. */
export function initials(person: string): string {
  const names = person.replace(/^(?:\s*[\p{L}-]+\.)+(?=\s*\p{L})/u, '')
  const words = names.trim().split(/[\s-]+/u)
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words
  const letters = chosen.map((word) => [...(word ?? '')][0] ?? '').join('')
  return letters.toLocaleUpperCase() || '?'
}
