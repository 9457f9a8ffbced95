import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

/** A function that shows an instant as "Montag, 3. Mai 2027 um 19:00", on this device's clock. */
export function useInstant(): (at: string | number) => string {
  const { locale } = useI18n()
  const format = computed(
    () => new Intl.DateTimeFormat(locale.value, { dateStyle: 'full', timeStyle: 'short' }),
  )
  return (at) => format.value.format(new Date(at))
}
