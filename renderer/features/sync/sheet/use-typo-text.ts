import { useI18n } from 'vue-i18n'
import {
  GROUP_DIGITS,
  SHEET_GROUPS,
  sheetTypo,
  splitSheet,
} from '../../../../shared/sync/sheet-text.ts'

/** A function that says what is wrong with digits as they stand there; '' where nothing is seen. */
export function useTypoText(): (typed: string) => string {
  const { t } = useI18n()
  return (typed) => {
    const typo = sheetTypo(splitSheet(typed).digits)
    if (!typo) return ''
    if (typo.kind === 'count' && typo.count === 0) return t('sheet.missing')
    return typo.kind === 'count'
      ? t('sheet.typoCount', { count: typo.count, total: SHEET_GROUPS * GROUP_DIGITS })
      : t('sheet.typoGroup', { group: typo.group })
  }
}
