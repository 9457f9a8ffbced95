/** A new meeting, wherever it is asked for: a double click makes one, its page opens and has the keyboard. */
import { ref, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { focusPage } from '../../frame/focus-page.ts'
import { useErrorText } from '../../i18n/use-error-text.ts'
import { useClient } from '../../rpc/use-client.ts'
import { useOnce } from '../../rpc/use-once.ts'

export interface AddMeeting {
  add(): Promise<void>
  busy: Readonly<Ref<boolean>>
  /** Why there is none; '' where all is well. */
  problem: Readonly<Ref<string>>
}

export function useAddMeeting(): AddMeeting {
  const client = useClient()
  const router = useRouter()
  const errorText = useErrorText()
  const problem = ref('')
  const { act, busy } = useOnce(async () => {
    const result = await client.call('meetings.create', { kind: 'board', title: '', starts: '' })
    problem.value = result.ok ? '' : errorText(result.error)
    if (!result.ok) return
    await router.push(`/meetings/${result.value}`)
    await focusPage({ isNew: true })
  })
  return { add: () => act(), busy, problem }
}
