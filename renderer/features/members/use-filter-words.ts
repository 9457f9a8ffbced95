import { useI18n } from 'vue-i18n'
import type { FILTER_KEYS } from '../../../shared/members/member-filter.ts'

/** A function that says a demand of the filter in words: "ohne E-Mail", "Juso-Alter". */
export function useFilterWords(): (key: (typeof FILTER_KEYS)[number], value: string) => string {
  const { t } = useI18n()
  return (key, value) => {
    if (key === 'tag') return value
    if (key === 'kind') return t(`recordValues.member.kind.${value}`)
    return t(`members.${key}.${value}`)
  }
}
