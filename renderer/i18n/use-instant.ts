import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

/**
 * A function that shows an instant as "Montag, 3. Mai 2027 um 19:00", on this device's clock.
 * @param precision `second` where two of one minute must be told apart
 */
export function useInstant(precision: 'minute' | 'second' = 'minute') {
  const { locale } = useI18n()
  const timeStyle = precision === 'second' ? 'medium' : 'short'
  const format = computed(
    () => new Intl.DateTimeFormat(locale.value, { dateStyle: 'full', timeStyle }),
  )
  return (at: string | number): string => format.value.format(new Date(at))
}
