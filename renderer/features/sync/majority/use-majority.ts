import { ref, shallowRef, type Ref } from 'vue'
import type { MajorityAct, MajorityView } from '../../../../shared/rpc/majority-calls.ts'
import type { CallName, CallArgs } from '../../../../shared/rpc/contract.ts'
import { useErrorText } from '../../../i18n/use-error-text.ts'
import { useClient } from '../../../rpc/use-client.ts'
import { useSync } from '../use-sync.ts'

export interface Majority {
  view: Readonly<Ref<MajorityView>>
  /** Why the last act failed; '' when it did not. */
  problem: Readonly<Ref<string>>
  propose(act: MajorityAct, device: number): Promise<void>
  answer(proposal: string, agrees: boolean): Promise<void>
  close(proposal: string): Promise<void>
}

const NOTHING: MajorityView = { isOfBoard: false, board: 0, needed: 0, proposals: [] }

/** What the board is asked, kept fresh, and what somebody of it does about it. */
export function useMajority(): Majority {
  const errorText = useErrorText()
  const client = useClient()
  const view = shallowRef(NOTHING)
  const problem = ref('')

  async function ask() {
    // What is not shared needs no protocol, which a call would load.
    const result = sync.value.kind === 'shared' && (await client.call('majority.state', {}))
    view.value = result && result.ok ? result.value : NOTHING
  }
  const sync = useSync(ask)

  async function act<Name extends CallName>(name: Name, args: CallArgs<Name>) {
    const result = await client.call(name, args)
    problem.value = result.ok ? '' : errorText(result.error)
    await ask()
  }

  return {
    view,
    problem,
    propose: (what, device) => act('majority.propose', { act: what, device }),
    answer: (proposal, agrees) => act('majority.answer', { proposal, agrees }),
    close: (proposal) => act('majority.close', { proposal }),
  }
}
