/** Deleting, as every list and page does it: into the trash, with a way back. */
import { MANY_RECORDS } from '../../../shared/records/change-set.ts'
import { useComplaint } from '../../frame/use-complaint.ts'
import { useDialog } from '../../frame/use-dialog.ts'
import { useErrorText } from '../../i18n/use-error-text.ts'
import AskDialog from './AskDialog.vue'
import { useLongCall } from './use-long-call.ts'
import { useWayBack } from './use-way-back.ts'
import { useWords } from './use-words.ts'

/**
 * @returns a function that puts records into the trash and answers whether it did. It asks before
 *   more than 20, and offers to take it back. `along` says what goes with them; '' for nothing.
 */
export function useTrash(): (ids: readonly string[], along?: string) => Promise<boolean> {
  const { t, n } = useWords()
  const errorText = useErrorText()
  const complain = useComplaint()
  const longCall = useLongCall()
  const offerWayBack = useWayBack()
  const openQuestion = useDialog(AskDialog)

  return async (ids, along = '') => {
    const count = ids.length
    if (count > MANY_RECORDS) {
      const isSure = await openQuestion({
        title: t('trash.many', { count: n(count) }),
        hint: t('trash.manyHint'),
        action: t('trash.manyDo', { count: n(count) }),
        icon: 'i-lucide-trash-2',
      }).answer
      if (!isSure) return false
    }
    const { result, isStopped } = await longCall(
      'records.trash',
      { ids: [...ids] },
      t('trash.running'),
    )
    if (!result.ok) {
      complain(errorText(result.error))
      return false
    }
    const changeSet = result.value
    if (changeSet === null) return !isStopped
    const done = t(count === 1 ? 'trash.doneOne' : 'trash.done', { count: n(count) })
    offerWayBack({
      title: isStopped ? t('trash.stopped') : done,
      description: along,
      icon: 'i-lucide-trash-2',
      changeSet,
      records: count,
      takenBack: t('trash.takenBack'),
    })
    return !isStopped
  }
}
