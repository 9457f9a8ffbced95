import type {
  MinutesDocument,
  MinutesHeading,
  MinutesVote,
} from '../../shared/meetings/minutes-document.ts'

/** The fixed words of the minutes on paper. They belong to the document, not to a window. */
export interface MinutesWords {
  minutes: string
  /** Stands below the title; '' for the whole minutes. */
  note: string
  kind: Record<NonNullable<MinutesHeading['kind']>, string>
  place: string
  date: string
  begin: string
  end: string
  chair: string
  minuteTaker: string
  present: string
  excused: string
  absent: string
  guests: string
  quorum: string
  convened: [no: string, yes: string]
  quorate: [no: string, yes: string]
  entitled: (count: number) => string
  notRecorded: string
  /** In place of names that have their own list, e.g. "87, see page 2". */
  listed: [before: string, after: string]
  agenda: string
  attendance: string
  confidential: string
  untitled: string
  noItems: string
  motion: string
  applicant: string
  resolution: string
  vote: string
  counts: [yes: string, no: string, abstention: string, invalid: string]
  resultLabel: string
  result: Record<NonNullable<MinutesVote['result']>, string>
  resultOpen: string
  unknown: string
  spelledOut: string
  certified: string
  pageOf: [before: string, between: string]
  printed: (date: string, time: string) => string
  clock: (time: string) => string
  weekdays: string[]
  months: string[]
  day: (weekday: string, day: number, month: string, year: number) => string
}

const german: MinutesWords = {
  minutes: 'Niederschrift',
  note: '',
  kind: { ordinary: 'ordentliche Sitzung', extraordinary: 'außerordentliche Sitzung' },
  place: 'Ort',
  date: 'Datum',
  begin: 'Beginn',
  end: 'Ende',
  chair: 'Sitzungsleitung',
  minuteTaker: 'Protokoll',
  present: 'Anwesend',
  excused: 'Entschuldigt',
  absent: 'Nicht anwesend',
  guests: 'Gäste',
  quorum: 'Beschlussfähigkeit',
  convened: ['nicht ordnungsgemäß eingeladen', 'ordnungsgemäß eingeladen'],
  quorate: ['nicht beschlussfähig', 'beschlussfähig'],
  entitled: (count) => `${count} stimmberechtigt`,
  notRecorded: 'nicht festgehalten',
  listed: ['', ' Personen, Namen auf Seite '],
  agenda: 'Tagesordnung',
  attendance: 'Anwesenheit',
  confidential: 'vertraulich',
  untitled: '(ohne Titel)',
  noItems: 'Zu dieser Sitzung ist nichts festgehalten.',
  motion: 'Antrag',
  applicant: 'gestellt von',
  resolution: 'Beschluss',
  vote: 'Abstimmung',
  counts: ['Ja', 'Nein', 'Enthaltung', 'ungültig'],
  resultLabel: 'Ergebnis',
  result: { carried: 'angenommen', rejected: 'abgelehnt', undecided: 'nicht entschieden' },
  resultOpen: 'nicht festgehalten',
  unknown:
    'An dieser Stelle steht ein Inhalt, den erst eine neuere Version der Vorstandsmappe zeigen kann. Er ist gespeichert, fehlt aber in diesem Ausdruck.',
  spelledOut:
    'Zeichen, die diese Druckschrift nicht enthält, stehen als Wort oder mit ihrer Unicode-Nummer in eckigen Klammern.',
  certified: 'Für die Richtigkeit der Niederschrift',
  pageOf: ['Seite ', ' von '],
  printed: (date, time) => `Stand: ${date}, ${time}`,
  clock: (time) => `${time} Uhr`,
  weekdays: ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'],
  months: [
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
  ],
  day: (weekday, day, month, year) => `${weekday}, ${day}. ${month} ${year}`,
}

const english: MinutesWords = {
  minutes: 'Minutes',
  note: '',
  kind: { ordinary: 'ordinary meeting', extraordinary: 'extraordinary meeting' },
  place: 'Place',
  date: 'Date',
  begin: 'Begin',
  end: 'End',
  chair: 'Chair',
  minuteTaker: 'Minute-taker',
  present: 'Present',
  excused: 'Excused',
  absent: 'Absent',
  guests: 'Guests',
  quorum: 'Quorum',
  convened: ['not properly convened', 'properly convened'],
  quorate: ['no quorum', 'quorum present'],
  entitled: (count) => `${count} entitled to vote`,
  notRecorded: 'not recorded',
  listed: ['', ' people, names on page '],
  agenda: 'Agenda',
  attendance: 'Attendance',
  confidential: 'confidential',
  untitled: '(untitled)',
  noItems: 'Nothing is recorded for this meeting.',
  motion: 'Motion',
  applicant: 'moved by',
  resolution: 'Resolution',
  vote: 'Vote',
  counts: ['Yes', 'No', 'Abstention', 'Invalid'],
  resultLabel: 'Result',
  result: { carried: 'carried', rejected: 'rejected', undecided: 'undecided' },
  resultOpen: 'not recorded',
  unknown:
    'Here stands content that only a newer version of Vorstandsmappe can show. It is stored, but missing from this printout.',
  spelledOut:
    'Characters that this typeface does not have are given by a word or their Unicode number in square brackets.',
  certified: 'Certified as a correct record',
  pageOf: ['Page ', ' of '],
  printed: (date, time) => `As of ${date}, ${time}`,
  clock: (time) => time,
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  day: (weekday, day, month, year) => `${weekday}, ${day} ${month} ${year}`,
}

/** What an excerpt says otherwise: nobody may take it for the whole minutes. */
const excerpt: Record<MinutesDocument['language'], Partial<MinutesWords>> = {
  de: {
    minutes: 'Auszug aus der Niederschrift',
    note: 'Ohne die vertraulichen Punkte. Die TOP behalten ihre Nummern aus der Tagesordnung.',
    noItems: 'Alle Punkte dieser Sitzung sind vertraulich.',
    certified: 'Für die Richtigkeit des Auszugs',
  },
  en: {
    minutes: 'Excerpt from the minutes',
    note: 'Without the confidential items. Items keep their numbers from the agenda.',
    noItems: 'All items of this meeting are confidential.',
    certified: 'Certified as a correct excerpt',
  },
}

export function wordsOf({
  language,
  isExcerpt = false,
}: Pick<MinutesDocument, 'language' | 'isExcerpt'>): MinutesWords {
  const words = language === 'en' ? english : german
  return isExcerpt ? { ...words, ...excerpt[language] } : words
}
