import type { MemberCandidate } from './import/candidate.ts'
import { joinTags } from './import/parse-words.ts'
import type { MemberKind } from './member.ts'

/**
 * The words of an exported list. They belong to the file, as its days and its separator do, and
 * are those that `proposeMapping` knows for certain; so they do not follow the window's language.
 */
const KINDS: Record<MemberKind, string> = {
  member: 'Mitglied',
  prospect: 'Interessent*in',
  guest: 'Gast',
}

const COLUMNS_BEFORE: [string, (member: MemberCandidate) => string | undefined][] = [
  ['Mitgliedsnummer', (member) => member.number],
  ['Art', (member) => member.kind && KINDS[member.kind]],
  ['Anrede', (member) => member.salutation],
  ['Titel', (member) => member.title],
  ['Vorname', (member) => member.firstName],
  ['Nachname', (member) => member.lastName],
  ['Geburtsdatum', (member) => member.birthDate],
  ['Straße', (member) => member.street],
  ['PLZ', (member) => member.postalCode],
  ['Ort', (member) => member.city],
  ['Land', (member) => member.country],
]

const COLUMNS_BEHIND: typeof COLUMNS_BEFORE = [
  ['Eintritt', (member) => member.joined],
  ['Austritt', (member) => member.left],
  ['Schlagworte', (member) => joinTags(member.tags ?? [])],
  ['Notizen', (member) => member.notes],
]

/**
 * Whether a header is that of an export of this app. Then it is believed whatever stands below:
 * somebody whose city is "12345" is no reason to read the column as something else.
 */
export function isExportHeader(headers: string[]): boolean {
  const before = COLUMNS_BEFORE.every(([name], index) => headers[index] === name)
  const behind = COLUMNS_BEHIND.every(
    ([name], index) => headers[headers.length - COLUMNS_BEHIND.length + index] === name,
  )
  return before && behind
}

/**
 * A table of members with its header, for `tableToCsv`. Reading it back gives the same values:
 * each e-mail and phone has a column of its own and one for what kind it is. Days are `yyyy-mm-dd`.
 */
export function membersToTable(members: MemberCandidate[]): string[][] {
  const emails = most(members, (member) => member.emails?.length)
  const phones = most(members, (member) => member.phones?.length)
  const header = [
    ...COLUMNS_BEFORE.map(([name]) => name),
    ...numbered(emails, 'E-Mail'),
    ...numbered(phones, 'Telefon'),
    ...COLUMNS_BEHIND.map(([name]) => name),
  ]
  const rows = members.map((member) => [
    ...COLUMNS_BEFORE.map(([, value]) => value(member) ?? ''),
    ...pairs(emails, member.emails, ({ label, address }) => [address, label]),
    ...pairs(phones, member.phones, ({ label, number }) => [number, label]),
    ...COLUMNS_BEHIND.map(([, value]) => value(member) ?? ''),
  ])
  return [header, ...rows]
}

function most(members: MemberCandidate[], count: (member: MemberCandidate) => number | undefined) {
  return members.reduce((highest, member) => Math.max(highest, count(member) ?? 0), 0)
}

const numbered = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => index + 1).flatMap((number) => [
    `${name} ${number}`,
    `${name} ${number} Bezeichnung`,
  ])

function pairs<Item>(
  count: number,
  items: Item[] = [],
  read: (item: Item) => [string, string],
): string[] {
  return Array.from({ length: count }, (_, index) => items[index]).flatMap((item) =>
    item === undefined ? ['', ''] : read(item),
  )
}
