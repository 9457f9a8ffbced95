/** The members who are chosen in the list, and what can be done with all of them. */
import { computed, ref, type ComputedRef, type Ref } from 'vue'
import type { DropdownMenuItem } from '@nuxt/ui'
import { useI18n } from 'vue-i18n'
import type { MemberFilter } from '../../../shared/members/member-filter.ts'
import { useClient } from '../../rpc/use-client.ts'
import { useErase } from '../records/use-erase.ts'
import { useTrash } from '../records/use-trash.ts'
import type { MemberOrder } from './use-member-filter.ts'
import { useSelection, type Selection } from '../../lists/use-selection.ts'

export interface ChosenMembers {
  selection: Selection
  chosen: ComputedRef<string[]>
  actions: ComputedRef<DropdownMenuItem[][]>
  /** Whether the dialog for a tag is open. */
  isTagging: Ref<boolean>
  /** Those who are chosen, else the one whom the keyboard stands on. */
  trashChosen(): Promise<void>
}

export function useChosenMembers(
  idAt: (index: number) => string | undefined,
  request: () => MemberFilter & MemberOrder,
): ChosenMembers {
  const { t } = useI18n()
  const client = useClient()
  const trash = useTrash()
  const erase = useErase()
  const isTagging = ref(false)
  const selection = useSelection(idAt, async () => {
    const result = await client.call('members.ids', request())
    return result.ok ? result.value : []
  })
  const chosen = computed(() => [...selection.chosen.value])

  async function trashChosen() {
    const current = idAt(selection.active.value)
    const ids = chosen.value.length > 0 ? chosen.value : current ? [current] : []
    if (ids.length > 0 && (await trash(ids))) selection.clear()
  }

  async function eraseChosen() {
    if (await erase(chosen.value)) selection.clear()
  }

  const actions = computed(() => [
    [
      {
        label: t('members.tagChosen'),
        icon: 'i-lucide-tag',
        onSelect: () => {
          isTagging.value = true
        },
      },
      {
        label: t('members.trash'),
        icon: 'i-lucide-trash-2',
        onSelect: () => void trashChosen(),
      },
    ],
    [{ label: t('erase.menu'), icon: 'i-lucide-eraser', onSelect: () => void eraseChosen() }],
  ])

  return { selection, chosen, actions, isTagging, trashChosen }
}
