/** Fetching from the trash, as its list and a page of something in it do: with a way back, too. */
import { useToast } from '@nuxt/ui/composables'
import { MANY_RECORDS } from '../../../shared/records/change-set.ts'
import { useErrorText } from '../../i18n/use-error-text.ts'
import { useLongCall } from './use-long-call.ts'
import { useTakeBack } from './use-take-back.ts'
import { useWords } from './use-words.ts'

/**
 * @returns a function that takes records out of the trash and answers whether it did. `title` is
 *   what a single one is called.
 */
export function useRestore(): (ids: readonly string[], title?: string) => Promise<boolean> {
  const { t, n } = useWords()
  const errorText = useErrorText()
  const toast = useToast()
  const longCall = useLongCall()
  const takeBack = useTakeBack()

  const say = (title: string, color: 'neutral' | 'error') =>
    toast.add({ title, progress: false, color })

  async function undo(changeSet: string, records: number) {
    const taken = await takeBack(changeSet, { records, askFrom: MANY_RECORDS + 1 })
    if (taken) say(taken.message, taken.isDone ? 'neutral' : 'error')
  }

  return async (ids, title = '') => {
    const count = ids.length
    const { result, isStopped } = await longCall(
      'records.restore',
      { ids: [...ids] },
      t('trash.restoring'),
    )
    if (!result.ok) {
      say(errorText(result.error), 'error')
      return false
    }
    const changeSet = result.value
    if (changeSet === null) return !isStopped
    const done = title
      ? t('trash.restored', { title })
      : t('trash.restoredMany', { count: n(count) }, count)
    toast.add({
      title: isStopped ? t('trash.restoreStopped') : done,
      duration: 8000,
      progress: false,
      color: 'neutral',
      icon: 'i-lucide-undo-2',
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
