/** Who else is here, asked once for the whole window. */
import { inject, provide, shallowRef, type InjectionKey, type Ref } from 'vue'
import type { PresenceView } from '../../../shared/rpc/presence-calls.ts'
import { useClient, useCoreEvents, useFresh } from '../../rpc/use-client.ts'

type View = Readonly<Ref<PresenceView>>

const key: InjectionKey<View> = Symbol('presence')
const NAMED = ['member', 'meeting', 'agenda-item']

/** For everything below; used once, by the frame. */
export function providePresence(): View {
  const client = useClient()
  const view = shallowRef<PresenceView>({ isShared: false, isOnline: false, others: [] })

  async function ask() {
    const result = await client.call('presence.others', {})
    if (result.ok) view.value = result.value
  }

  useCoreEvents(({ type }) => {
    if (type === 'presence' || type === 'session') void ask()
  })
  // What the places of the others are called.
  useFresh(ask, ({ kinds }) => view.value.others.length > 0 && NAMED.some((k) => kinds.includes(k)))
  void ask()
  provide(key, view)
  return view
}

export function usePresenceView(): View {
  const view = inject(key)
  if (!view) throw new Error('the frame provides no presence')
  return view
}
