/** Invented members of the sample chapter. Addresses use reserved domains (RFC 2606). */
import { MEMBER_KINDS } from '../../shared/members/member.ts'
import type { Operation } from '../../shared/records/operations.ts'
import { foldExpanded } from '../../shared/search/fold.ts'
import { yearsBefore } from '../../shared/time/berlin-day.ts'
import { newId } from '../records/new-id.ts'
import type { Random } from './random.ts'

const FIRST_NAMES = {
  Frau: 'Änne Aylin Anna Birgit Britta Charlotte Dilek Doris Elif Elke Emilia Fatma Franziska Frieda Gisela Greta Hannah Heike Ingrid Jana Johanna Käthe Karin Lea Leyla Lotte Marlene Mia Monika Nele Özlem Petra Renate Rosa Sabine Sigrid Svetlana Ute Vera Zeynep',
  Herr: 'Ali Andreas Anton Bernd Björn Burak Carsten Christoph David Dieter Emil Emre Felix Friedrich Georg Günther Hans Hasan Heinz Henrik Ivan Jakob Jörg Jürgen Karl Klaus Kurt Lars Luca Manfred Mehmet Mustafa Noah Otto Paul Rolf Sören Stefan Thomas Uwe Wolfgang Yusuf',
} as const
const LAST_NAMES =
  'Albrecht Bäcker Bauer Becker Böhm Braun Çelik Demir Dietrich Ebert Engel Fischer Frank Fuchs Gärtner Graf Groß Günther Haas Hahn Hartmann Heinrich Herrmann Hofmann Horn Huber Jäger Jansen Kaiser Kaya Keller Klein Koch Köhler König Krämer Kraus Krüger Kühn Lang Lehmann Lorenz Ludwig Maier Martin Möller Müller Nowak Öztürk Peters Pfeiffer Richter Roth Sauer Schäfer Schmitz Schneider Schreiber Schröder Schubert Schulze Schwarz Seidel Simon Sommer Stein Thomas Vogel Voigt Wagner Walter Weber Weiß Werner Winkler Wolff Yıldız Ziegler Zimmermann'
const STREETS =
  'Ahornweg Am Mühlbach Bahnhofstraße Bergstraße Birkenallee Friedensplatz Gartenstraße Goethestraße Hauptstraße Kirchgasse Lindenallee Marktplatz Rathausgasse Rosa-Luxemburg-Straße Schulstraße Uferweg Waldstraße Willy-Brandt-Platz'.match(
    /\S+(?: (?:Mühlbach))?/g,
  ) ?? []
const CITIES = [
  ['99991', 'Musterstadt'],
  ['99992', 'Musterstadt-Süd'],
  ['99993', 'Beispielhausen'],
] as const
const TAGS = ['Jusos', 'AfA', 'SPD Frauen', 'AG 60 plus', 'Wahlkampf', 'Plakate']
const OFFICES = [
  'Vorsitzende*r',
  'Stellvertretende*r Vorsitzende*r',
  'Stellvertretende*r Vorsitzende*r',
  'Kassierer*in',
  'Schriftführer*in',
  'Beisitzer*in',
  'Beisitzer*in',
  'Revisor*in',
]

export interface SamplePerson {
  id: string
  name: string
  operations: Operation[]
}

/** @param today `2027-05-03`: ages and years of membership are counted from here */
export function samplePeople(random: Random, count: number, today: string): SamplePerson[] {
  return Array.from({ length: count }, (_, index) => samplePerson(random, index, today))
}

function samplePerson(random: Random, index: number, today: string): SamplePerson {
  const salutation = random.pick(['Frau', 'Herr'] as const)
  const firstName = random.pick(FIRST_NAMES[salutation].split(' '))
  const lastName = random.pick(LAST_NAMES.split(' '))
  const age = 16 + Math.floor(70 * random.next() ** 1.2)
  const years = Math.min(Math.floor(45 * random.next() ** 2), age - 15)
  const [postalCode, city] = random.pick(CITIES)
  const kind = index < 100 ? MEMBER_KINDS[0] : random.pick(MEMBER_KINDS)
  const fields: Record<string, string> = {
    kind,
    salutation,
    firstName,
    lastName,
    birthDate: someDay(random, yearsBefore(today, age)),
    street: `${random.pick(STREETS)} ${String(1 + random.below(80))}`,
    postalCode,
    city,
    ...(kind === 'member' && {
      number: String(10_400_000 + index * 137),
      joined: someDay(random, yearsBefore(today, years)),
    }),
    ...(random.next() < 0.04 && { title: 'Dr.' }),
  }
  const office = OFFICES[index]
  return {
    id: newId(),
    name: `${firstName} ${lastName}`,
    operations: [
      ...Object.entries(fields).map(([path, value]) => ({ path, value })),
      ...(random.next() < 0.85 ? [email(firstName, lastName, index)] : []),
      ...(random.next() < 0.7 ? [phone(random, index)] : []),
      ...(random.next() < 0.3 ? [{ path: `tags/${tagFor(random, age)}`, value: true }] : []),
      ...(office
        ? [
            {
              path: `offices/${newId()}`,
              value: { office, body: 'Vorstand', from: yearsBefore(today, 1), until: '' },
            },
          ]
        : []),
    ],
  }
}

/** The same month of the year or one after, so that birthdays spread over it. */
function someDay(random: Random, day: string): string {
  const at = new Date(`${day}T12:00:00Z`)
  at.setUTCDate(at.getUTCDate() - random.below(360))
  return at.toISOString().slice(0, 10)
}

function email(firstName: string, lastName: string, index: number): Operation {
  const plain = foldExpanded(`${firstName}.${lastName}`.replace(/ı/g, 'i')).replace(/[^a-z.]/g, '')
  const address = `${plain}${String(index)}@example.org`
  return { path: `emails/${newId()}`, value: { label: 'privat', address } }
}

/** Numbers that the network agency keeps free for films (0171 39200xx). */
function phone(random: Random, index: number): Operation {
  const number = `0171 39200${String(random.below(100)).padStart(2, '0')}`
  const label = index % 2 ? 'Handy' : 'privat'
  return { path: `phones/${newId()}`, value: { label, number } }
}

function tagFor(random: Random, age: number): string {
  if (age < 35 && random.next() < 0.6) return 'Jusos'
  return age >= 60 && random.next() < 0.6 ? 'AG 60 plus' : random.pick(TAGS)
}
