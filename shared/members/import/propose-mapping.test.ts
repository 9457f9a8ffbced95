import { describe, expect, test } from 'vitest'
import { findHeader } from './find-header.ts'
import { proposeMapping } from './propose-mapping.ts'

const targets = (headers: string[], ...rows: string[][]) =>
  proposeMapping(headers, rows).map(({ target, label }) => (label ? `${target} ${label}` : target))

describe('headers as lists have them', () => {
  test('offices, with their body and their time', () => {
    expect(targets(['Name', 'Vorname', 'Funktion', 'Gremium', 'Im Amt seit', 'Amt bis'])).toEqual([
      'lastName',
      'firstName',
      'office',
      'officeBody',
      'officeFrom',
      'officeUntil',
    ])
  })

  test('a party list', () => {
    expect(
      targets([
        'Mitgl.-Nr.',
        'Anrede',
        'Akad. Titel',
        'Name',
        'Vorname',
        'geb. am',
        'Straße / Hausnr.',
        'PLZ',
        'Wohnort',
        'E-Mail privat',
        'E-Mail dienstlich',
        'Tel. (Festnetz)',
        'Handy',
        'Mitglied seit',
        'Austrittsdatum',
        'Mitgliedsart',
        'Gruppen',
        'Bemerkungen',
        'Beitragshöhe',
        'Ortsverein',
      ]),
    ).toEqual([
      'number',
      'salutation',
      'title',
      'lastName',
      'firstName',
      'birthDate',
      'street',
      'postalCode',
      'city',
      'email privat',
      'email dienstlich',
      'phone Festnetz',
      'phone Handy',
      'joined',
      'left',
      'kind',
      'tags',
      'notes',
      null,
      null,
    ])
  })

  test("Outlook's contacts: the private address before the office's", () => {
    expect(
      targets([
        'Vorname',
        'Weitere Vornamen',
        'Nachname',
        'Firma',
        'Position',
        'Straße geschäftlich',
        'Ort geschäftlich',
        'Postleitzahl geschäftlich',
        'Land/Region geschäftlich',
        'Straße privat',
        'Ort privat',
        'Postleitzahl privat',
        'Telefon geschäftlich',
        'Mobiltelefon',
        'E-Mail-Adresse',
        'E-Mail: Angezeigter Name',
        'E-Mail 2: Adresse',
        'Geburtstag',
        'Kategorien',
        'Notizen',
      ]),
    ).toEqual([
      'firstName',
      null,
      'lastName',
      null,
      null,
      null,
      null,
      null,
      'country',
      'street',
      'city',
      'postalCode',
      'phone geschäftlich',
      'phone Mobiltelefon',
      'email',
      null,
      'email',
      'birthDate',
      'tags',
      'notes',
    ])
  })

  test('English headers, and those of programs', () => {
    expect(
      targets([
        'first_name',
        'last_name',
        'zip_code',
        'town',
        'date_of_birth',
        'Member since',
        'E-mail Address',
      ]),
    ).toEqual(['firstName', 'lastName', 'postalCode', 'city', 'birthDate', 'joined', 'email'])
  })
})

describe('headers of more than one meaning are told by their values', () => {
  test('"Name" is a last name, or a whole one in either order', () => {
    expect(targets(['Name', 'Vorname'], ['Groß', 'Eva'])).toEqual(['lastName', 'firstName'])
    expect(targets(['Name', 'Ort'], ['Groß, Eva', 'Ulm'])).toEqual(['lastFirst', 'city'])
    expect(targets(['Name', 'Ort'], ['Eva Groß', 'Ulm'])).toEqual(['firstLast', 'city'])
    expect(targets(['Name, Vorname'])).toEqual(['lastFirst'])
  })

  test('"Nr." behind a street is the house, elsewhere the member', () => {
    expect(targets(['Nr.', 'Name'], ['17', 'Groß'])).toEqual(['number', 'lastName'])
    expect(targets(['Name', 'Straße', 'Nr.'], ['Groß', 'Am Weg', '1a'])[2]).toBe('houseNumber')
    expect(targets(['Name', 'Straße', 'Nr.'], ['Groß', 'Am Weg 1', '17'])[2]).toBe('number')
  })

  test('"PLZ" with places in it, "Status" without kinds in it, "Title" with Mrs', () => {
    expect(targets(['PLZ'], ['12345 Ulm'], ['12346 Au'])).toEqual(['postalCodeAndCity'])
    expect(targets(['Status'], ['bezahlt'])).toEqual([null])
    expect(targets(['Status'], ['aktiv'])).toEqual(['kind'])
    expect(targets(['Title'], ['Mrs'], ['Mr'])).toEqual(['salutation'])
  })

  test('a column without a header, but full of e-mails, is one of e-mails', () => {
    expect(proposeMapping(['', 'xyz'], [['a@b.example', 'x']])).toMatchObject([
      { target: 'email', confidence: 'guess' },
      { target: null, confidence: 'none' },
    ])
  })

  test('of two headers of one field the surer one counts, of two equal ones the first', () => {
    expect(targets(['Vorname (Rufname)', 'Vorname', 'Ort', 'Ort'])).toEqual([
      null,
      'firstName',
      'city',
      null,
    ])
  })
})

describe('where the header stands', () => {
  test('below titles and blank lines', () => {
    const rows = [
      ['Mitgliederliste 2026'],
      [],
      ['Stand', '1.3.2026'],
      ['Vorname', 'Name'],
      ['Eva', 'Groß'],
    ]
    expect(findHeader(rows)).toEqual({ headers: ['Vorname', 'Name'], firstRow: 4, found: true })
  })

  test('on two lines, the upper one of merged groups', () => {
    const rows = [
      ['Name', 'Vorname', 'Telefon', '', 'Anschrift', '', ''],
      ['', '', 'privat', 'dienstlich', 'Straße', 'PLZ', 'Ort'],
      ['Groß', 'Eva', '0171 1', '0172 2', 'Weg 1', '12345', 'Ulm'],
    ]
    const { headers, firstRow } = findHeader(rows)
    expect(firstRow).toBe(2)
    expect(headers).toEqual([
      'Name',
      'Vorname',
      'Telefon privat',
      'Telefon dienstlich',
      'Straße',
      'PLZ',
      'Ort',
    ])
  })

  test('nowhere: then all lines are data', () => {
    const rows = [
      ['Eva', 'Groß'],
      ['Udo', 'Rot'],
    ]
    expect(findHeader(rows)).toEqual({ headers: ['', ''], firstRow: 0, found: false })
    expect(findHeader([])).toEqual({ headers: [], firstRow: 0, found: false })
  })
})
