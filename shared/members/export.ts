import type { MemberCandidate } from './import/candidate.ts'
import type { ExistingMember } from './import/match-rows.ts'
import { joinTags } from './import/parse-words.ts'
import type { MemberKind } from './member.ts'
import { rowMark } from './row-mark.ts'

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

const MARK = 'Kennung (nicht ändern)'

/**
 * Whether a header is that of an export of this app. Then it is believed whatever stands below:
 * somebody whose city is "12345" is no reason to read the column as something else.
 */
export function isExportHeader(headers: string[]): boolean {
  const before = COLUMNS_BEFORE.every(([name], index) => headers[index] === name)
  const behind = [...COLUMNS_BEHIND.map(([name]) => name), MARK]
  return before && behind.every((name, index) => headers.at(index - behind.length) === name)
}

/**
 * A table of members with its header, for `tableToCsv`. Reading it back gives the same values: each
 * e-mail, phone and office has columns of its own, and the last column says whose row it is. Days
 * are `yyyy-mm-dd`.
 */
export function membersToTable(members: ExistingMember[]): string[][] {
  const emails = most(members, (member) => member.emails?.length)
  const phones = most(members, (member) => member.phones?.length)
  const offices = most(members, (member) => member.offices?.length)
  const header = [
    ...COLUMNS_BEFORE.map(([name]) => name),
    ...numbered(emails, 'E-Mail', ['Bezeichnung']),
    ...numbered(phones, 'Telefon', ['Bezeichnung']),
    ...numbered(offices, 'Amt', ['Gremium', 'seit', 'bis']),
    ...COLUMNS_BEHIND.map(([name]) => name),
    MARK,
  ]
  const rows = members.map((member) => {
    const cells = [
      ...COLUMNS_BEFORE.map(([, value]) => value(member) ?? ''),
      ...each(emails, member.emails, (email) => [email?.address, email?.label]),
      ...each(phones, member.phones, (phone) => [phone?.number, phone?.label]),
      ...each(offices, member.offices, (one) => [one?.office, one?.body, one?.from, one?.until]),
      ...COLUMNS_BEHIND.map(([, value]) => value(member) ?? ''),
    ]
    return [...cells, rowMark(member.id, cells)]
  })
  return [header, ...rows]
}

function most(members: MemberCandidate[], count: (member: MemberCandidate) => number | undefined) {
  return members.reduce((highest, member) => Math.max(highest, count(member) ?? 0), 0)
}

const numbered = (count: number, name: string, more: string[]) =>
  Array.from({ length: count }, (_, index) => `${name} ${index + 1}`).flatMap((numbered) => [
    numbered,
    ...more.map((part) => `${numbered} ${part}`),
  ])

const each = <Item>(
  count: number,
  items: Item[] = [],
  read: (item: Item | undefined) => (string | undefined)[],
): string[] =>
  Array.from({ length: count }, (_, index) => read(items[index]).map((text) => text ?? '')).flat()
