import { useI18n } from 'vue-i18n'
import { useLocalTime } from '../../i18n/use-local-time.ts'

/** A meeting of more hours is rather one whose end was typed wrongly. */
const LONG = 12
const LONGEST_IN_HOURS = 48

/** What is said about an end: at most one of both. */
export interface EndWords {
  note: string
  warning: string
}

/** A function that says in words when an end lies on a later day, which a time alone does not show. */
export function useEndWords(): (begin: string, end: string) => EndWords {
  const { t } = useI18n()
  const timeText = useLocalTime()
  return (begin, end) => {
    if (begin === '' || end <= begin || end.slice(0, 10) === begin.slice(0, 10)) {
      return { note: '', warning: '' }
    }
    // As the clock on the wall counts: nobody means the hour of summer time.
    const hours = (Date.parse(`${end}Z`) - Date.parse(`${begin}Z`)) / 3_600_000
    const whole = Math.floor(hours)
    const days = Math.floor(hours / 24)
    const after =
      hours > LONGEST_IN_HOURS
        ? t('meetings.end.days', { count: days }, days)
        : t(
            whole === hours ? 'meetings.end.hours' : 'meetings.end.overHours',
            { count: whole },
            whole,
          )
    const said = { day: timeText(end.slice(0, 10)), after }
    return hours > LONG
      ? { note: '', warning: t('meetings.end.long', said) }
      : { note: t('meetings.end.nextDay', said), warning: '' }
  }
}
