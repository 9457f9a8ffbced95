import { useI18n } from 'vue-i18n'
import type { Words } from './change-words.ts'

/** The person's language, as {@link Words}. */
export function useWords(): Words {
  const { t, te, n, locale } = useI18n()
  return {
    t: (key, values = {}, count = 1) => t(key, values, count),
    te: (key) => te(key),
    n: (value) => n(value),
    get locale() {
      return locale.value
    },
  }
}
