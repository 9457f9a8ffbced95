/** Deleting, as every list and page does it: into the trash, with a way back. */
import { useToast } from '@nuxt/ui/composables'
import { MANY_RECORDS } from '../../../shared/records/change-set.ts'
import { useDialog } from '../../frame/use-dialog.ts'
import { useErrorText } from '../../i18n/use-error-text.ts'
import AskManyDialog from './AskManyDialog.vue'
import { useLongCall } from './use-long-call.ts'
import { useTakeBack } from './use-take-back.ts'
import { useWords } from './use-words.ts'

/**
 * @returns a function that puts records into the trash and answers whether it did. It asks before
 *   more than 20, and offers to take it back. `along` says what goes with them; '' for nothing.
 */
export function useTrash(): (ids: readonly string[], along?: string) => Promise<boolean> {
  const { t, n } = useWords()
  const errorText = useErrorText()
  const toast = useToast()
  const longCall = useLongCall()
  const takeBack = useTakeBack()
  const openQuestion = useDialog(AskManyDialog)

  const say = (title: string, color: 'neutral' | 'error') =>
    toast.add({ title, progress: false, color })

  async function undo(changeSet: string, records: number) {
    const taken = await takeBack(changeSet, { records, askFrom: MANY_RECORDS + 1 })
    if (taken?.isDone) say(t('trash.takenBack'), 'neutral')
    else if (taken) say(taken.message, 'error')
  }

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
      say(errorText(result.error), 'error')
      return false
    }
    const changeSet = result.value
    if (changeSet === null) return !isStopped
    const done = t(count === 1 ? 'trash.doneOne' : 'trash.done', { count: n(count) })
    toast.add({
      title: isStopped ? t('trash.stopped') : done,
      ...(along && { description: along }),
      duration: 8000,
      progress: false,
      color: 'neutral',
      icon: 'i-lucide-trash-2',
      actions: [
        {
          label: t('history.undo'),
          color: 'neutral',
          variant: 'outline',
          onClick: () => void undo(changeSet, count),
        },
      ],
    })
    return !isStopped
  }
}
