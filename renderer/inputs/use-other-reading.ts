import { computed, ref, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { otherReading } from '../../shared/time/other-reading.ts'
import { useDayText } from '../i18n/use-day-text.ts'

export interface OtherReading {
  /** How a day was read that may be meant otherwise; '' where there is no doubt. */
  note: ComputedRef<string>
  /** Told of every day that is typed. */
  read(typed: string, day: string): void
}

/**
 * Where day and month can be exchanged the field takes the day first, and says so.
 * @param stored the day that the field shows
 */
export function useOtherReading(stored: () => string): OtherReading {
  const { t } = useI18n()
  const dayText = useDayText()
  const last = ref({ day: '', other: '' })
  return {
    note: computed(() => {
      const { day, other } = last.value
      if (other === '' || day !== stored()) return ''
      const [year, month, date] = other.split('-').map(Number)
      return t('field.day.dayFirst', {
        day: dayText(day),
        other: `${String(date)}.${String(month)}.${String(year)}`,
      })
    }),
    read(typed, day) {
      last.value = { day, other: otherReading(typed, day) }
    },
  }
}
