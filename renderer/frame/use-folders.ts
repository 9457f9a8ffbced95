/** The folders of this laptop, by the names that people read. */
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useSession } from './use-session.ts'

export interface Folder {
  id: string
  /** One that nobody has let this device into yet has no name of its own. */
  name: string
}

export interface Folders {
  all: ComputedRef<Folder[]>
  /** All but the one that is shown. */
  others: ComputedRef<Folder[]>
}

export function useFolders(): Folders {
  const { t } = useI18n()
  const { state } = useSession()
  const all = computed(() =>
    state.value.chapters.map(({ id, name }) => ({ id, name: name || t('sync.join.unnamed') })),
  )
  const others = computed(() => {
    const shown = state.value.chapter?.id ?? state.value.problem?.id
    return all.value.filter(({ id }) => id !== shown)
  })
  return { all, others }
}
