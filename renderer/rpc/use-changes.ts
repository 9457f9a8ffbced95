import { onScopeDispose } from 'vue'
import type { CoreEvent } from '../../shared/rpc/frames.ts'
import { gather } from './gather.ts'
import { useCoreEvents } from './use-client.ts'

type Changed = Extract<CoreEvent, { type: 'changed' }>

/** Every letter that somebody types is a notice; so often nobody can read a page anew. */
const PAUSE = 500

/**
 * Asks again when something changed that the page shows, at most twice a second.
 * @param concerns whether a change does; any of these kinds, where it is a list
 */
export function useChanges(
  concerns: readonly string[] | ((change: Changed) => boolean),
  ask: () => unknown,
  pause = PAUSE,
): void {
  const { run, stop } = gather(() => void ask(), pause)
  const touches = (change: Changed) =>
    typeof concerns === 'function'
      ? concerns(change)
      : change.kinds.some((kind) => concerns.includes(kind))
  useCoreEvents((event) => {
    if (event.type === 'changed' && touches(event)) run()
  })
  onScopeDispose(stop)
}
