import { inject, onScopeDispose } from 'vue'
import type { CoreEvent } from '../../shared/rpc/frames.ts'
import { clientKey, type Client } from './client.ts'

/** The window's connection to the core. */
export function useClient(): Client {
  const client = inject(clientKey)
  if (!client) throw new Error('the app provides no client')
  return client
}

/** Listens to the core's events for as long as the component lives. */
export function useCoreEvents(listener: (event: CoreEvent) => void): void {
  onScopeDispose(useClient().listen(listener))
}
