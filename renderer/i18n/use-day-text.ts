import { useI18n } from 'vue-i18n'

/** A function that shows a day (`2027-05-03`) as "3. Mai 2027"; '' stays ''. */
export function useDayText(): (day: string) => string {
  const { locale } = useI18n()
  return (day) =>
    day === ''
      ? ''
      : new Intl.DateTimeFormat(locale.value, { dateStyle: 'long' }).format(
          new Date(`${day}T12:00`),
        )
}
