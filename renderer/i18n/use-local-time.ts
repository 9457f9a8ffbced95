import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { localTimeTexts } from './time-texts.ts'

/** A function that shows a local time (`2027-05-03T19:00`) as "Mo, 3. Mai 2027, 19:00"; '' stays ''. */
export function useLocalTime(): (local: string) => string {
  const { locale } = useI18n()
  const texts = computed(() => localTimeTexts(locale.value))
  return (local) => local && texts.value(local)
}
