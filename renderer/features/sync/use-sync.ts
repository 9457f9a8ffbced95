import { shallowRef, type Ref } from 'vue'
import type { SyncView } from '../../../shared/rpc/sync-calls.ts'
import { useClient, useCoreEvents, useFresh } from '../../rpc/use-client.ts'

const LOCAL: SyncView = { kind: 'local' }

/**
 * How the open chapter is shared, kept fresh.
 * @param changed called whenever it may be another way, also at first
 */
export function useSync(changed: () => unknown = () => undefined): Readonly<Ref<SyncView>> {
  const client = useClient()
  const view = shallowRef(LOCAL)

  async function ask() {
    const result = await client.call('sync.state', {})
    if (result.ok) view.value = result.value
    await changed()
  }

  useCoreEvents(({ type }) => {
    if (type === 'sync') void ask()
  })
  useFresh(ask, () => true)
  void ask()
  return view
}
