import { useI18n } from 'vue-i18n'
import type { MajorityAct, ProposalDevice } from '../../../../shared/rpc/majority-calls.ts'
import { useDialog } from '../../../frame/use-dialog.ts'
import AskDialog from '../../records/AskDialog.vue'
import type { Majority } from './use-majority.ts'

export const fullName = ({ person, name }: Pick<ProposalDevice, 'person' | 'name'>): string =>
  `${person} (${name})`

const ICONS = {
  appoint: 'i-lucide-user-check',
  remove: 'i-lucide-user-x',
  withdraw: 'i-lucide-undo-2',
} as const

/** Asks first: everybody sees a proposal, and who made it. */
export function usePropose({ view, propose }: Majority) {
  const { t, n } = useI18n()
  const openQuestion = useDialog(AskDialog)

  return async (
    act: MajorityAct,
    device: Pick<ProposalDevice, 'number' | 'person' | 'name'>,
  ): Promise<void> => {
    const { needed, board } = view.value
    const isSure = await openQuestion({
      title: t(`majority.ask.${act}`, { who: fullName(device) }),
      hint: t(`majority.hints.${act}`, { needed: n(needed), board: n(board) }),
      action: t('majority.do'),
      icon: ICONS[act],
    }).answer
    if (isSure === true) await propose(act, device.number)
  }
}
