/** Tells the core where this window is, for the others who share the folder. */
import { watchDebounced } from '@vueuse/core'
import { useRoute } from 'vue-router'
import { useClient, useCoreEvents } from '../../rpc/use-client.ts'
import { placeOf } from './place-of-route.ts'

/** Somebody who walks through a list stands nowhere yet. */
const SETTLED_MILLISECONDS = 200

/** Used once, while a folder is open. */
export function useTellPlace(): void {
  const client = useClient()
  const route = useRoute()

  function tell() {
    const place = placeOf(route)
    if (place) void client.call('presence.here', { place })
  }

  watchDebounced(() => route.fullPath, tell, { debounce: SETTLED_MILLISECONDS })
  useCoreEvents(({ type }) => {
    // The core may be another one, or have forgotten the windows of a folder that was closed.
    if (type === 'again' || type === 'session') tell()
  })
  tell()
}
