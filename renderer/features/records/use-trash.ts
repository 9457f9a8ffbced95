/** Deleting, as every list and page does it: into the trash, with a way back. */
import { useOverlay, useToast } from '@nuxt/ui/composables'
import { useErrorText } from '../../i18n/use-error-text.ts'
import { useClient } from '../../rpc/use-client.ts'
import TrashManyDialog from './TrashManyDialog.vue'
import { useWords } from './use-words.ts'

/** More than this many at once are asked about before. */
const MANY = 20

/**
 * @returns a function that puts records into the trash and answers whether it did. It asks before
 *   more than 20, and offers to take it back.
 */
export function useTrash(): (ids: readonly string[]) => Promise<boolean> {
  const client = useClient()
  const { t } = useWords()
  const errorText = useErrorText()
  const toast = useToast()
  const dialog = useOverlay().create(TrashManyDialog, { destroyOnClose: true })

  async function takeBack(changeSet: string) {
    const result = await client.call('records.undo', { changeSet })
    if (result.ok) toast.add({ title: t('trash.takenBack'), progress: false, color: 'neutral' })
    else toast.add({ title: errorText(result.error), progress: false, color: 'error' })
  }

  return async (ids) => {
    if (ids.length > MANY && !(await dialog.open({ count: ids.length }))) return false
    const result = await client.call('records.trash', { ids: [...ids] })
    if (!result.ok) {
      toast.add({ title: errorText(result.error), progress: false, color: 'error' })
      return false
    }
    const changeSet = result.value
    if (changeSet === null) return true
    toast.add({
      title: t(ids.length === 1 ? 'trash.doneOne' : 'trash.done', { count: ids.length }),
      duration: 8000,
      progress: false,
      color: 'neutral',
      icon: 'i-lucide-trash-2',
      actions: [
        {
          label: t('history.undo'),
          color: 'neutral',
          variant: 'outline',
          onClick: () => void takeBack(changeSet),
        },
      ],
    })
    return true
  }
}
