/** Fetching from the trash, as its list and a page of something in it do: with a way back, too. */
import { useComplaint } from '../../frame/use-complaint.ts'
import { useErrorText } from '../../i18n/use-error-text.ts'
import { useLongCall } from './use-long-call.ts'
import { useWayBack } from './use-way-back.ts'
import { useWords } from './use-words.ts'

/**
 * @returns a function that takes records out of the trash and answers whether it did. `title` is
 *   what a single one is called.
 */
export function useRestore(): (ids: readonly string[], title?: string) => Promise<boolean> {
  const { t, n } = useWords()
  const errorText = useErrorText()
  const complain = useComplaint()
  const longCall = useLongCall()
  const offerWayBack = useWayBack()

  return async (ids, title = '') => {
    const count = ids.length
    const { result, isStopped } = await longCall(
      'records.restore',
      { ids: [...ids] },
      t('trash.restoring'),
    )
    if (!result.ok) {
      complain(errorText(result.error))
      return false
    }
    const changeSet = result.value
    if (changeSet === null) return !isStopped
    const done = title
      ? t('trash.restored', { title })
      : t('trash.restoredMany', { count: n(count) }, count)
    offerWayBack({
      title: isStopped ? t('trash.restoreStopped') : done,
      icon: 'i-lucide-undo-2',
      changeSet,
      records: count,
    })
    return !isStopped
  }
}
