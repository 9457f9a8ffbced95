import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

/** A function that shows a local time (`2027-05-03T19:00`) as "Mo, 3. Mai 2027, 19:00". */
export function useLocalTime(): (local: string) => string {
  const { locale } = useI18n()
  const day = computed(
    () =>
      new Intl.DateTimeFormat(locale.value, {
        weekday: 'short',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
      }),
  )
  return (local) => {
    if (!local) return ''
    const at = new Date(local.includes('T') ? local : `${local}T12:00`)
    // German writes "Mo.," where a comma follows; people write "Mo,".
    const dayText = day.value.format(at).replace('.,', ',')
    return local.includes('T') ? `${dayText}, ${local.slice(11, 16)}` : dayText
  }
}
