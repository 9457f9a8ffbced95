/** Calls about many records: what takes longer than a second shows how far it is, and can be stopped. */
import type {
  CallArgs,
  CallCode,
  CallName,
  CallValue,
  Outcome,
} from '../../../shared/rpc/contract.ts'
import type { Progress } from '../../../shared/rpc/frames.ts'
import { useDialog, type OpenDialog } from '../../frame/use-dialog.ts'
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
  const openDialog = useDialog(WorkDialog)
  return async <Name extends CallName>(
    name: Name,
    args: CallArgs<Name>,
    label: string,
  ): Promise<LongCall<Name>> => {
    const running = new AbortController()
    let progress: Progress = { done: 0, total: 0 }
    const shown: { dialog?: OpenDialog<typeof WorkDialog> } = {}
    const timer = setTimeout(() => {
      const cancel = () => {
        running.abort()
      }
      shown.dialog = openDialog({ label, progress, cancel })
    }, PATIENCE)
    try {
      const result = await client.call(name, args, {
        signal: running.signal,
        progress: (told) => {
          progress = told
          shown.dialog?.patch({ progress })
        },
      })
      return { result, isStopped: running.signal.aborted }
    } finally {
      clearTimeout(timer)
      shown.dialog?.close()
    }
  }
}
