/** Operator's codes: what is written down and typed again, in whatever case and grouping. */
import { randomInt } from 'node:crypto'

/** Without those that are taken for each other; 16 of 31 are 79 bits. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const LENGTH = 16

export function newCode(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)])
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** As it is stored. @returns '' when nothing was typed that counts */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
