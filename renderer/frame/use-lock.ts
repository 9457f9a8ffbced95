/** Locks the folder, and says so where that has failed: whoever walks away believes it is locked. */
import { useToast } from '@nuxt/ui/composables'
import { useI18n } from 'vue-i18n'
import { useClient } from '../rpc/use-client.ts'
import { lockFolder } from './lock-folder.ts'
import { useSession } from './use-session.ts'

export function useLock(): () => Promise<void> {
  const { t } = useI18n()
  const client = useClient()
  const session = useSession()
  const toast = useToast()

  async function isOpen() {
    await session.ask()
    return session.state.value.keyring === 'open'
  }

  return async () => {
    const problem = await lockFolder(client, isOpen)
    if (!problem) return
    // It stays until it is read: nobody may be looking just now.
    toast.add({ title: t(`lock.${problem}`), duration: 0, progress: false, color: 'error' })
  }
}
