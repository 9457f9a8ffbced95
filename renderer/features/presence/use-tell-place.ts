/** Tells the core where this window is, for the others who share the folder. */
import { watchDebounced } from '@vueuse/core'
import { watch } from 'vue'
import { useRoute } from 'vue-router'
import { useSession } from '../../frame/use-session.ts'
import { useClient } from '../../rpc/use-client.ts'
import { placeOf } from './place-of-route.ts'

/** Somebody who walks through a list stands nowhere yet. */
const SETTLED_MILLISECONDS = 200

/** Used once, while a folder is open. */
export function useTellPlace(): void {
  const client = useClient()
  const route = useRoute()
  const session = useSession()

  function tell() {
    const place = placeOf(route)
    if (place) void client.call('presence.here', { place })
  }

  watchDebounced(() => route.fullPath, tell, { debounce: SETTLED_MILLISECONDS })
  // The core may be another one, or have closed the folder meanwhile and forgotten its windows. By now
  // the window is at a place of this folder.
  watch(session.state, tell, { immediate: true })
}
