import type { MeetingName } from '../../../shared/meetings/meeting.ts'
import { dayTexts } from '../../i18n/time-texts.ts'
import type { Words } from './change-words.ts'

/** A record's title; a meeting without one is called by its kind and day. */
export function recordTitle(
  { t, locale }: Words,
  { title, calledBy }: { title: string; calledBy: MeetingName | null },
): string {
  if (title || !calledBy) return title || t('undo.untitled')
  const { kind, starts } = calledBy
  const day = starts && dayTexts(locale)(starts.slice(0, 10))
  return [t(`meetings.kinds.${kind}`), day].filter(Boolean).join(', ')
}
