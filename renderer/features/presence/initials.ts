/** Two letters that stand for a person: of the first and of the last name. */
export function initials(person: string): string {
  const words = person.trim().split(/[\s-]+/u)
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words
  const letters = chosen.map((word) => [...(word ?? '')][0] ?? '').join('')
  return letters.toLocaleUpperCase() || '?'
}
