import { inject, onScopeDispose } from 'vue'
import type { CoreEvent } from '../../shared/rpc/frames.ts'
import { gather } from './gather.ts'
import { clientKey, type Client, type WindowEvent } from './client.ts'

/** The window's connection to the core. */
export function useClient(): Client {
  const client = inject(clientKey)
  if (!client) throw new Error('the app provides no client')
  return client
}

/** Listens to the core's events for as long as the component lives. */
export function useCoreEvents(listener: (event: WindowEvent) => void): void {
  onScopeDispose(useClient().listen(listener))
}

type Change = Extract<CoreEvent, { type: 'changed' }>

/** Every letter that somebody types is a notice; so often, in ms, nobody can read a page anew. */
const PAUSE = 500

/**
 * Keeps what is shown fresh: asks again after changes that concern it, at most once in a pause, and
 * after an interruption, in which no change was told and an answer may have been lost.
 */
export function useFresh(
  ask: () => unknown,
  concerns: (change: Change) => boolean,
  pause = PAUSE,
): void {
  const { run, stop } = gather(() => void ask(), pause)
  useCoreEvents((event) => {
    if (event.type === 'again') void ask()
    else if (event.type === 'changed' && concerns(event)) run()
  })
  onScopeDispose(stop)
}
