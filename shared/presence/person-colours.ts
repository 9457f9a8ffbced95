/**
 * Colours that stand out on light and dark paper and carry white letters, 4.5:1 (WCAG 2.2, 1.4.3).
 * Neighbours are unlike each other.
 */
export const PERSON_COLOURS = [
  '#1d5fa8',
  '#b3261e',
  '#3b6e22',
  '#6a3fa0',
  '#8a5a00',
  '#00695c',
  '#a3286b',
  '#5b5f00',
  '#2f6277',
  '#7d4b3a',
] as const

/**
 * @param numbers of all devices, in the order in which they came
 * @returns the same colour on every device, and another one for each until all are used: the numbers
 * themselves are random, and of seven colours five people would share one more often than not
 */
export function deviceColour(numbers: readonly number[], device: number): string {
  const at = Math.max(0, numbers.indexOf(device))
  return PERSON_COLOURS[at % PERSON_COLOURS.length] ?? PERSON_COLOURS[0]
}
