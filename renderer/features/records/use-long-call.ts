/** Calls about many records: what takes longer than a second shows how far it is, and can be stopped. */
import { useOverlay } from '@nuxt/ui/composables'
import type {
  CallArgs,
  CallCode,
  CallName,
  CallValue,
  Outcome,
} from '../../../shared/rpc/contract.ts'
import type { Progress } from '../../../shared/rpc/frames.ts'
import type { ConnectionCode } from '../../rpc/client.ts'
import { useClient } from '../../rpc/use-client.ts'
import WorkDialog from './WorkDialog.vue'

/** Milliseconds after which it is shown. */
const PATIENCE = 1000

export interface LongCall<Name extends CallName> {
  result: Outcome<CallValue<Name>, CallCode<Name> | ConnectionCode>
  /** Somebody stopped it; what was done until then stays. */
  isStopped: boolean
}

/** @returns a function that makes such a call; the label says what is being done */
export function useLongCall() {
  const client = useClient()
  const dialog = useOverlay().create(WorkDialog, { destroyOnClose: true })
  return async <Name extends CallName>(
    name: Name,
    args: CallArgs<Name>,
    label: string,
  ): Promise<LongCall<Name>> => {
    const running = new AbortController()
    let progress: Progress = { done: 0, total: 0 }
    let isShown = false
    const timer = setTimeout(() => {
      isShown = true
      const cancel = () => {
        running.abort()
      }
      void dialog.open({ label, progress, cancel })
    }, PATIENCE)
    const result = await client.call(name, args, {
      signal: running.signal,
      progress: (told) => {
        progress = told
        if (isShown) dialog.patch({ progress })
      },
    })
    clearTimeout(timer)
    if (isShown) dialog.close()
    return { result, isStopped: running.signal.aborted }
  }
}
