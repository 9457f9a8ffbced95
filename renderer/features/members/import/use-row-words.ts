import { useI18n } from 'vue-i18n'
import type { MemberCandidate } from '../../../../shared/members/import/candidate.ts'
import type { MemberChange } from '../../../../shared/members/import/merge-candidate.ts'
import type { PreviewRow } from '../../../../shared/rpc/import-calls.ts'
import { useDayText } from '../../../i18n/use-day-text.ts'

type Office = NonNullable<MemberCandidate['offices']>[number]

export interface RowWords {
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
      return 'address' in item ? item.address : item.number
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
    what({ outcome, names, candidate }) {
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
      if (outcome.outcome === 'unchanged') return []
      const facts = [candidate.number, candidate.city, candidate.emails?.[0]?.address]
      const similar = outcome.similar.length > 0 ? [t('import.similar', { who })] : []
      return [facts.filter(Boolean).join(' · '), ...similar].filter(Boolean)
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
