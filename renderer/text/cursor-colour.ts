/** Colours that stand out on light and dark paper and carry white letters (4.5:1). */
const COLOURS = [
  '#b3261e',
  '#8a5a00',
  '#3b6e22',
  '#00695c',
  '#1d5fa8',
  '#6a3fa0',
  '#a3286b',
] as const

/** The colour of a cursor; the same one in every window. */
export function cursorColour(clientId: number): string {
  return COLOURS[clientId % COLOURS.length] ?? COLOURS[0]
}
