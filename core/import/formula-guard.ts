/**
 * Cells that a spreadsheet would run as a formula (OWASP "CSV injection") get an apostrophe in
 * front when written, and lose it when read. A text that itself begins with apostrophes before
 * such a character gets one more, so that writing and reading undo each other exactly.
 */
const FORMULA_START = /^'*[=+\-@\t\r\n＝＋－＠]/u

/** The text as it may stand in a file that somebody opens in a spreadsheet. */
export function guardFormula(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text
}

/** Undoes `guardFormula`; every other text stays as it is. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && FORMULA_START.test(text) ? text.slice(1) : text
}
