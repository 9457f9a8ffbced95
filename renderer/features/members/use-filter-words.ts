import { useI18n } from 'vue-i18n'
import { FILTER_KEYS, type MemberFilter } from '../../../shared/members/member-filter.ts'

/** A function that says a demand of the filter in words: "ohne E-Mail", "Juso-Alter". */
export function useFilterWords(): (key: (typeof FILTER_KEYS)[number], value: string) => string {
  const { t } = useI18n()
  return (key, value) => {
    if (key === 'tag') return value
    if (key === 'kind') return t(`recordValues.member.kind.${value}`)
    return t(`members.${key}.${value}`)
  }
}

/** All that a filter demands besides the search, as words. */
export function useDemandWords(): (filter: MemberFilter) => string[] {
  const words = useFilterWords()
  return (filter) =>
    FILTER_KEYS.flatMap((key) => {
      const value = filter[key]
      return value === undefined ? [] : [words(key, value)]
    })
}
