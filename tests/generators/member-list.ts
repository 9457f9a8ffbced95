/**
 * Lists of members as chapters get them: 200 to 20,000 rows in every encoding, separator and
 * format, with the damage that spreadsheets do, together with what an import must make of them.
 */
import type { MemberCandidate } from '../../shared/members/import/candidate.ts'
import { encodeList, type ListEncoding } from './encode-list.ts'
import { inventPerson } from './people.ts'
import { seededRandom, type Random } from './random.ts'
import { writeWorkbook, type ListCell, type Merge } from './write-workbook.ts'

export interface MemberListOptions {
  seed: number
  rows: number
  format: 'csv' | 'xlsx' | 'ods'
  /** For CSV; `utf-8-bom` and the UTF-16 ones with `-bom` begin with a byte order mark. */
  encoding?: ListEncoding
  /** For CSV. */
  separator?: ',' | ';' | '\t' | '|'
  /** What was done to the list; all of it unless said otherwise. */
  damage?: Partial<Damage>
}

export interface Damage {
  /** Title and date above the header. */
  titles: boolean
  /** Blank lines here and there. */
  blankRows: boolean
  /** A line of merged group headers above the header. */
  mergedHeaders: boolean
  /** Postal codes and mobile numbers as numbers, without their leading zero. */
  lostZeros: boolean
  /** Days as serial numbers and in all spellings. */
  mixedDates: boolean
  /** Stray blanks around values, no-break ones too. */
  strayBlanks: boolean
}

export interface MemberList {
  bytes: Uint8Array
  fileName: string
  /** What each person of the list must be read as, in its order. */
  expected: MemberCandidate[]
  /** Lines below the header without any text. */
  blankRows: number
}

const HEADERS = [
  'Mitgl.-Nr.',
  'Mitgliedsart',
  'Anrede',
  'Titel',
  'Vorname',
  'Nachname',
  'Geburtsdatum',
  'Straße',
  'PLZ',
  'Ort',
  'E-Mail',
  'Tel. privat',
  'Mobil',
  'Eintrittsdatum',
  'Schlagworte',
  'Bemerkungen',
]
const GROUPS: [string, number, number][] = [
  ['Person', 2, 6],
  ['Anschrift', 7, 9],
  ['Erreichbarkeit', 10, 12],
]
const KIND_WORDS = { member: 'Mitglied', prospect: 'Interessent*in', guest: 'Gast' }

/** Makes a list; the same options give the same bytes. */
export function generateMemberList(options: MemberListOptions): MemberList {
  const { rows, format, encoding = 'utf-8', separator = ';' } = options
  const damage: Damage = {
    titles: true,
    blankRows: true,
    mergedHeaders: true,
    lostZeros: true,
    mixedDates: true,
    strayBlanks: true,
    ...options.damage,
  }
  const random = seededRandom(options.seed)
  const wide = format !== 'csv' || encoding.startsWith('utf')
  const table: ListCell[][] = []
  const merges: Merge[] = []
  if (damage.titles)
    table.push(['Mitgliederliste Ortsverein Musterstadt'], ['Stand: 01.03.2026'], [])
  if (damage.mergedHeaders) addGroups(table, merges)
  table.push(HEADERS)
  const expected: MemberCandidate[] = []
  let blankRows = 0
  for (let index = 0; index < rows; index++) {
    if (damage.blankRows && random.percent(2)) {
      table.push(random.percent(50) ? [] : HEADERS.map(() => ' '))
      blankRows++
    }
    const person = inventPerson(random, index, wide)
    expected.push(person)
    table.push(personRow(person, random, damage, format))
  }
  const bytes =
    format === 'csv' ? encodeList(table, separator, encoding) : writeWorkbook(table, merges, format)
  return { bytes, fileName: `mitglieder.${format}`, expected, blankRows }
}

function addGroups(table: ListCell[][], merges: Merge[]): void {
  const line: ListCell[] = HEADERS.map(() => '')
  for (const [name, from, to] of GROUPS) {
    line[from] = name
    merges.push({ row: table.length, from, to })
  }
  table.push(line)
}

function personRow(
  person: MemberCandidate,
  random: Random,
  damage: Damage,
  format: MemberListOptions['format'],
): ListCell[] {
  const phone = (label: string) => person.phones?.find((one) => one.label === label)?.number ?? ''
  const stray = (text: string) =>
    damage.strayBlanks && text !== '' && random.percent(10) ? `\u00a0${text}  ` : text
  const number = (text: string): ListCell => {
    const lost = damage.lostZeros && /^0\d+$/.test(text)
    return lost ? (format === 'csv' ? text.slice(1) : Number(text)) : text
  }
  const day = (iso: string | undefined): ListCell =>
    iso === undefined ? '' : damage.mixedDates ? spellDay(iso, random, format) : iso
  return [
    person.number ?? '',
    person.kind ? KIND_WORDS[person.kind] : '',
    person.salutation ?? '',
    person.title ?? '',
    stray(person.firstName ?? ''),
    stray(person.lastName ?? ''),
    day(person.birthDate),
    stray(person.street ?? ''),
    number(person.postalCode ?? ''),
    stray(person.city ?? ''),
    stray(person.emails?.[0]?.address ?? ''),
    phone('privat'),
    number(phone('Mobil')),
    day(person.joined),
    (person.tags ?? []).join('; '),
    person.notes ?? '',
  ]
}

const MONTHS = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
]

function spellDay(iso: string, random: Random, format: MemberListOptions['format']): ListCell {
  const [year = '', month = '', day = ''] = iso.split('-')
  const serial = Math.round(Date.parse(iso) / 86_400_000) + 25_569
  // A workbook's own days, and one that lost its format.
  if (format !== 'csv' && random.percent(60)) return { serial }
  return random.pick([
    iso,
    `${day}.${month}.${year}`,
    `${Number(day)}.${Number(month)}.${year}`,
    `${Number(day)}. ${MONTHS[Number(month) - 1] ?? ''} ${year}`,
    format === 'csv' ? String(serial) : serial,
  ])
}
