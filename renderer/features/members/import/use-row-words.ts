import { useI18n } from 'vue-i18n'
import { MEMBER_TEXTS, type MemberCandidate } from '../../../../shared/members/import/candidate.ts'
import type { MemberChange } from '../../../../shared/members/import/merge-candidate.ts'
import type { PreviewRow } from '../../../../shared/rpc/import-calls.ts'
import { useDayText } from '../../../i18n/use-day-text.ts'

type Office = NonNullable<MemberCandidate['offices']>[number]

/** Of a text more is not shown: it stands in the list as it is. */
const LONGEST_TEXT = 300
/** The name of a row has a column of its own. */
const IN_NAME: readonly string[] = ['title', 'firstName', 'lastName']
const SHOWN = [...MEMBER_TEXTS, 'kind', 'emails', 'phones', 'offices', 'tags'] as const

export interface RowValue {
  label: string
  text: string
}

export interface RowWords {
  /** All that is taken in of somebody new, besides the name. */
  values(row: PreviewRow): RowValue[]
  /** What happens with a row and why, one sentence each. */
  what(row: PreviewRow): string[]
  /** Values that were changed or left out. */
  warnings(row: PreviewRow): string[]
}

export function useRowWords(): RowWords {
  const { t, n } = useI18n()
  const dayText = useDayText()

  /** Days as people read them, lists by their contents. */
  function valueText(value: MemberChange['after'] | undefined): string {
    if (value === undefined || value === '') return t('history.empty')
    if (typeof value === 'string') {
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value) : value
    }
    const texts = value.map((item) => {
      if (typeof item === 'string') return item
      if ('office' in item) return officeText(item)
      const value = 'address' in item ? item.address : item.number
      return item.label ? `${value} (${item.label})` : value
    })
    return texts.join(', ') || t('history.empty')
  }

  const officeText = ({ office, body, from, until }: Office) =>
    [office, body, [dayText(from), dayText(until)].filter(Boolean).join('–')]
      .filter(Boolean)
      .join(' · ')

  function fieldName(field: string): string {
    const lists = ['emails', 'phones', 'offices', 'tags']
    return t(lists.includes(field) ? `recordFields.member.${field}` : `fields.${field}`)
  }

  return {
    values({ outcome, candidate }) {
      if (outcome.outcome !== 'new') return []
      return SHOWN.filter((field) => !IN_NAME.includes(field)).flatMap((field) => {
        const value = candidate[field]
        if (value === undefined || value.length === 0) return []
        const text = field === 'kind' ? kind(value) : valueText(value)
        const shown = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)} …` : text
        return [{ label: fieldName(field), text: shown }]
      })
    },
    what({ outcome, names }) {
      const who = names.filter(Boolean).join(', ')
      if (outcome.outcome === 'refused') {
        return [t(`import.refusals.${outcome.code}`, { who, line: n(outcome.row ?? 0) })]
      }
      if (outcome.outcome === 'changed') {
        return outcome.changes.map(({ field, before, after }) =>
          t('import.change', {
            field: fieldName(field),
            before: field === 'kind' ? kind(before) : valueText(before),
            after: field === 'kind' ? kind(after) : valueText(after),
          }),
        )
      }
      const isSimilar = outcome.outcome === 'new' && outcome.similar.length > 0
      return isSimilar ? [t('import.similar', { who })] : []
    },
    warnings({ problems }) {
      return problems
        .filter(({ severity }) => severity === 'warning')
        .map(({ code, value, field }) =>
          t(`import.problems.${code}`, { value, field: t(`import.targets.${field}`) }),
        )
    },
  }

  function kind(value: MemberChange['after'] | undefined): string {
    return typeof value === 'string' && value !== ''
      ? t(`recordValues.member.kind.${value}`)
      : t('history.empty')
  }
}
