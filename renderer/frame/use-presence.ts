/** Tells the core that somebody is there, so that it does not lock for idleness. */
import { onScopeDispose } from 'vue'
import { useClient } from '../rpc/use-client.ts'

const EVERY_MILLISECONDS = 20_000
const EVENTS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

export function usePresence(): void {
  const client = useClient()
  let told = 0
  const tell = () => {
    if (Date.now() - told < EVERY_MILLISECONDS) return
    told = Date.now()
    void client.call('session.active', {})
  }
  for (const event of EVENTS) window.addEventListener(event, tell, { passive: true })
  onScopeDispose(() => {
    for (const event of EVENTS) window.removeEventListener(event, tell)
  })
}
