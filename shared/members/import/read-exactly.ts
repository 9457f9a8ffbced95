/** Reads an exported row that nobody has touched: what stands there is what is stored. */
import {
  MEMBER_TEXTS,
  type ColumnMapping,
  type ImportTarget,
  type MemberCandidate,
} from './candidate.ts'
import { pairedColumn } from './pair-columns.ts'
import { parseKind } from './parse-kind.ts'
import { splitTags } from './parse-words.ts'

export function readExactly(row: string[], mapping: ColumnMapping[]): MemberCandidate {
  const candidate: MemberCandidate = {}
  const cellOf = (column: ColumnMapping | undefined) => (column ? (row[column.column] ?? '') : '')
  for (const column of mapping) {
    const text = cellOf(column)
    const beside = (target: ImportTarget) => cellOf(pairedColumn(column, mapping, target))
    switch (column.target) {
      case 'email': {
        const email = { label: beside('emailLabel'), address: text }
        if (isFilled(email)) (candidate.emails ??= []).push(email)
        break
      }
      case 'phone': {
        const phone = { label: beside('phoneLabel'), number: text }
        if (isFilled(phone)) (candidate.phones ??= []).push(phone)
        break
      }
      case 'office': {
        const office = {
          office: text,
          body: beside('officeBody'),
          from: beside('officeFrom'),
          until: beside('officeUntil'),
        }
        if (isFilled(office)) (candidate.offices ??= []).push(office)
        break
      }
      case 'kind': {
        const kind = parseKind(text)
        if (kind) candidate.kind = kind
        break
      }
      case 'tags':
        candidate.tags = splitTags(text)
        break
      default:
        if (isText(column.target)) candidate[column.target] = text
    }
  }
  return candidate
}

const isText = (target: ImportTarget | null): target is (typeof MEMBER_TEXTS)[number] =>
  MEMBER_TEXTS.some((text) => text === target)

const isFilled = (item: Record<string, string>) => Object.values(item).some((text) => text !== '')
