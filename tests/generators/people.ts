/** Invented people for lists of members: German names with all that makes them hard to read. */
import type { MemberCandidate } from '../../shared/members/import/candidate.ts'
import type { Random } from './random.ts'

const FIRST = (
  'Änne Jörg Günther Käthe Björn Sören Zoë René Thérèse Müşerref Ayşe Jürgen Uğur Özlem Renée ' +
  'Hans Anna Peter Sabine Karl Heinz Ursula Monika Wolfgang Fatma Mehmet Olga Ivan Lena Paul Mia'
).split(' ')
const LAST = (
  'Müller Schröder Weiß Größ Köhler Jäger Böhm Krüger Groß Schäfer Lübke Özdemir Grün Häßler ' +
  'Meyer Schmidt Wagner Bauer Neumann Lange Petersen Ivanova Nowak Vogt Bär Straßburger Knödlseder'
).split(' ')
const PREFIX = ['von', 'von der', 'zu', 'van', 'de']
const STREETS = ['Hauptstraße', 'Am Wäldchen', 'Goethestr.', 'Straße des Friedens', 'Mühlgasse']
const PLACES: [string, string][] = [
  ['01067', 'Dresden'],
  ['04109', 'Leipzig'],
  ['09648', 'Altmittweida'],
  ['10115', 'Berlin'],
  ['80331', 'München'],
  ['50667', 'Köln'],
  ['61348', 'Bad Homburg v. d. Höhe'],
]
const TAGS = ['Vorstand', 'Wahlkampf', 'Jugend & Bildung', 'AK Öffentlichkeit']
const NOTES = [
  'ruft "nur abends" zurück',
  'zieht um;\nneue Adresse folgt, bald',
  '=keine Formel',
  "'halb' zitiert",
]

/** A person whom a list can hold without loss; latin letters outside ISO 8859-1 only if `wide`. */
export function inventPerson(random: Random, index: number, wide: boolean): MemberCandidate {
  const latin = (names: string[]) =>
    wide ? names : names.filter((name) => [...name].every((char) => char <= '\xff'))
  const firstName = random.percent(15)
    ? `${random.pick(latin(FIRST))}-${random.pick(latin(FIRST))}`
    : random.pick(latin(FIRST))
  const surname = random.percent(15)
    ? `${random.pick(latin(LAST))}-${random.pick(latin(LAST))}`
    : random.pick(latin(LAST))
  const lastName = random.percent(10) ? `${random.pick(PREFIX)} ${surname}` : surname
  const [postalCode, city] = random.pick(PLACES)
  const birthYear = 1930 + random.below(75)
  const person: MemberCandidate = {
    number: String(index + 1).padStart(6, '0'),
    kind: random.percent(90) ? 'member' : random.pick(['prospect', 'guest'] as const),
    firstName,
    lastName,
    street: `${random.pick(STREETS)} ${1 + random.below(199)}${random.percent(10) ? ' a' : ''}`,
    postalCode,
    city,
  }
  if (random.percent(60)) person.salutation = random.pick(['Frau', 'Herr'])
  if (random.percent(8)) person.title = random.pick(['Dr.', 'Prof. Dr.', 'Dipl.-Ing.'])
  if (random.percent(90)) person.birthDate = day(random, birthYear)
  if (random.percent(80)) person.joined = day(random, 2006 + random.below(19))
  if (random.percent(70)) {
    const address = `person.${index + 1}@${random.pick(['example.org', 'müller.example', 'a-b.example'])}`
    person.emails = [{ label: '', address: wide ? address : address.replace('ü', 'ue') }]
  }
  const phones: { label: string; number: string }[] = []
  if (random.percent(50)) phones.push({ label: 'privat', number: `0351 ${200000 + index}` })
  if (random.percent(60)) phones.push({ label: 'Mobil', number: `0171${1000000 + index}` })
  if (phones.length > 0) person.phones = phones
  if (random.percent(30)) person.tags = [...new Set([random.pick(TAGS), random.pick(TAGS)])]
  if (random.percent(15)) person.notes = random.pick(NOTES)
  return person
}

function day(random: Random, year: number): string {
  const pad = (number: number) => String(number).padStart(2, '0')
  return `${year}-${pad(1 + random.below(12))}-${pad(1 + random.below(28))}`
}
