import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { dayTexts } from './time-texts.ts'

/** A function that shows a day (`2027-05-03`) as "3. Mai 2027"; '' stays ''. */
export function useDayText(): (day: string) => string {
  const { locale } = useI18n()
  // Made once: a new one for every cell takes longer than the rest of a list.
  const texts = computed(() => dayTexts(locale.value))
  return (day) => day && texts.value(day)
}
