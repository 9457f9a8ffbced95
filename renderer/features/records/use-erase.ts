import { useToast } from '@nuxt/ui/composables'
import { useI18n } from 'vue-i18n'
import { useDialog } from '../../frame/use-dialog.ts'
import EraseDialog from './EraseDialog.vue'

/**
 * @returns a function that shows what an erasure would remove, has it confirmed in writing, and
 *   answers whether the records are gone.
 */
export function useErase(): (ids: readonly string[]) => Promise<boolean> {
  const { t, n } = useI18n()
  const toast = useToast()
  const openDialog = useDialog(EraseDialog)
  return async (ids) => {
    const result = await openDialog({ ids: [...ids] }).answer
    if (!result) return false
    const { erased, finished, isCleared } = result
    toast.add({
      title: finished ? t('erase.done') : t('erase.stopped', { count: n(erased) }, erased),
      ...(!isCleared && { description: t('erase.notCleared'), duration: 12_000 }),
      progress: false,
      color: 'neutral',
    })
    return finished
  }
}
