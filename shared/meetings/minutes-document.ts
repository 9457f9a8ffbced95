/**
 * The minutes of one meeting as the paper needs them: plain data, put together by the caller from
 * the meeting's record, its agenda items and the motions and votes beside their texts.
 *
 * An absent or blank string means "not recorded" and is shown as such or left out. Local times
 * are those of Europe/Berlin, without offset.
 */
export interface MinutesDocument {
  language: 'de' | 'en'
  /** When this paper was made (`2027-05-03T22:10`): stands at its foot and in the file. */
  printedAt: string
  chapter: Letterhead
  heading: MinutesHeading
  /** Confidential items are left out, so the paper is not the whole minutes and says so. */
  isExcerpt?: boolean | undefined
  chair?: string | undefined
  minuteTaker?: string | undefined
  attendance: Attendance
  quorum?: Quorum | undefined
  items: MinutesItem[]
}

export interface Attendance {
  present: string[]
  excused: string[]
  absent?: string[] | undefined
  guests: string[]
}

export interface Letterhead {
  name: string
  /** Lines are parted by line breaks. */
  address?: string | undefined
  /** `#rrggbb`; anything else becomes the app's own red. */
  accent?: string | undefined
}

export interface MinutesHeading {
  /** What kind of meeting it was, in the words of the window ("Vorstandssitzung"). */
  body: string
  kind?: 'ordinary' | 'extraordinary' | undefined
  title?: string | undefined
  place?: string | undefined
  /** `YYYY-MM-DD`; where absent, the day of `begin`. */
  date?: string | undefined
  /** `YYYY-MM-DDTHH:MM`, seconds allowed and not shown. */
  begin?: string | undefined
  end?: string | undefined
}

/** What was stated about the power to resolve; `null` where nothing was stated. */
export interface Quorum {
  convened: boolean | null
  quorate: boolean | null
  /** How many were entitled to vote. */
  entitled: number | null
}

export interface MinutesItem {
  /** As counted in the agenda: `3`, `1.2`; the dots give the depth. */
  number: string
  title: string
  confidential: boolean
  blocks: Block[]
}

export type Block = TextBlock | MinutesMotion | MinutesVote

export type TextBlock =
  | { type: 'paragraph'; content: Inline[] }
  | { type: 'heading'; level: 1 | 2 | 3; content: Inline[] }
  | { type: 'bulletList'; items: TextBlock[][] }
  | { type: 'orderedList'; start?: number | undefined; items: TextBlock[][] }
  | { type: 'quote'; blocks: TextBlock[] }
  | UnknownContent

export type Inline = TextRun | { type: 'break' }

export interface TextRun {
  type: 'text'
  text: string
  bold?: boolean | undefined
  italic?: boolean | undefined
  underline?: boolean | undefined
  strike?: boolean | undefined
  /** Followed on paper only for http, https and mailto. */
  link?: string | undefined
}

export interface MinutesMotion {
  type: 'motion'
  title: string
  /** The exact wording that was put to the vote. */
  wording: TextBlock[]
  applicant?: string | undefined
  /** The number of the resolution that it became, if it was carried. */
  resolution?: string | undefined
}

export interface MinutesVote {
  type: 'vote'
  yes: number | null
  no: number | null
  abstention: number | null
  invalid: number | null
  result: 'carried' | 'rejected' | 'undecided' | null
}

/** Content of a newer app: kept in the record, noted on paper. */
export interface UnknownContent {
  type: 'unknown'
}
