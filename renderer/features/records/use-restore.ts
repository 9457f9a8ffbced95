/** Fetching from the trash, as its list and a page of something in it do: with a way back, too. */
import { useComplaint } from '../../frame/use-complaint.ts'
import { useErrorText } from '../../i18n/use-error-text.ts'
import { useClient } from '../../rpc/use-client.ts'
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
  const client = useClient()
  const longCall = useLongCall()
  const offerWayBack = useWayBack()

  /** Numbers can have been given once more meanwhile, as by an import that was made again. */
  async function aboutNumbers(ids: readonly string[]): Promise<string> {
    const result = await client.call('members.countSharingNumber', { ids: [...ids] })
    const count = result.ok ? result.value : 0
    if (count === 0) return ''
    if (ids.length === 1) return t('trash.sharesNumber')
    return t('trash.shareNumber', { count: n(count) }, count)
  }

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
      description: await aboutNumbers(ids),
      icon: 'i-lucide-undo-2',
      changeSet,
      records: count,
    })
    return !isStopped
  }
}
