import type { HistoryEntry } from '../../../shared/rpc/record-calls.ts'
import type { Words } from './change-words.ts'
import { commandWords } from './command-words.ts'

export interface HistoryDay {
  key: string
  label: string
  entries: HistoryEntry[]
}

/** Somebody typed in a field and took it back: it ended where it began. */
const isNothing = (words: Words, { command, created, fields }: HistoryEntry) =>
  fields.length === 0 && !created && commandWords(words, command) === ''

/**
 * History by days, the newest first. Bursts of typing by one person on one day are one entry, the
 * latest of them: they say nothing one by one.
 */
export function historyDays(
  words: Words,
  entries: readonly HistoryEntry[],
  now = Date.now(),
): HistoryDay[] {
  const days: HistoryDay[] = []
  for (const entry of entries) {
    if (isNothing(words, entry)) continue
    const key = dayKey(entry.at)
    let day = days.at(-1)
    if (day?.key !== key) {
      day = { key, label: dayLabel(words, entry.at, now), entries: [] }
      days.push(day)
    }
    if (!isSameTyping(day.entries.at(-1), entry)) day.entries.push(entry)
  }
  return days
}

function isSameTyping(last: HistoryEntry | undefined, entry: HistoryEntry): boolean {
  const isTyping = (of: HistoryEntry) => of.command === 'text.edit' && of.fields.length === 0
  return last !== undefined && isTyping(last) && isTyping(entry) && last.person === entry.person
}

function dayLabel({ t, locale }: Words, at: number, now: number): string {
  const yesterday = new Date(now)
  yesterday.setDate(yesterday.getDate() - 1)
  if (dayKey(at) === dayKey(now)) return t('history.today')
  if (dayKey(at) === dayKey(yesterday.getTime())) return t('history.yesterday')
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full' }).format(at)
}

/** The local calendar day. */
const dayKey = (at: number) => new Date(at).toDateString()
