import { foldHeader } from './recognise-header.ts'
import type { MemberKind } from '../member.ts'

/** Reads "ordentliches Mitglied", "Interessent*in", "Gastmitglied"; null where unknown. */
export function parseKind(text: string): MemberKind | null {
  const words = foldHeader(text)
  if (/\b(kein|nicht|ehemalig\w*|ausgetreten\w*|verstorben\w*)\b/.test(words)) return null
  if (/^(gast|gaeste|guest)|^gast\w*mitglied/.test(words)) return 'guest'
  if (/^(interessent|interessiert|prospect|unterstuetz|sympathisant)/.test(words)) return 'prospect'
  if (/mitglied|^(member|m|aktiv\w*|passiv\w*|active|ordentlich\w*|vollmitglied)$/.test(words)) {
    return 'member'
  }
  return null
}
