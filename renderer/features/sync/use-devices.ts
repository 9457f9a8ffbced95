import { ref, shallowRef, type Ref } from 'vue'
import type { Role } from '../../../shared/protocol/roster/roles.ts'
import type { SyncDevice, SyncView } from '../../../shared/rpc/sync-calls.ts'
import { useErrorText } from '../../i18n/use-error-text.ts'
import { useClient } from '../../rpc/use-client.ts'
import { useSync } from './use-sync.ts'

export interface Devices {
  view: Readonly<Ref<SyncView>>
  /** Those that belong to the folder, one's own first. */
  devices: Readonly<Ref<SyncDevice[]>>
  /** Why the last act failed; '' when it did not. */
  problem: Readonly<Ref<string>>
  setRole(device: number, role: Role): Promise<void>
  /** @returns whether all of them are out */
  remove(numbers: number[]): Promise<boolean>
}

/** One's own first, the others by the names of their people. */
const before = (one: SyncDevice, other: SyncDevice) =>
  Number(other.isOwn) - Number(one.isOwn) ||
  one.person.localeCompare(other.person) ||
  one.name.localeCompare(other.name)

/** The devices of the folder, kept fresh, and what whoever manages it does about them. */
export function useDevices(): Devices {
  const errorText = useErrorText()
  const client = useClient()
  const devices = shallowRef<SyncDevice[]>([])
  const problem = ref('')

  async function ask() {
    const result = await client.call('sync.devices', {})
    if (!result.ok) return
    devices.value = result.value.filter(({ isRemoved }) => !isRemoved).sort(before)
  }

  return {
    view: useSync(ask),
    devices,
    problem,
    async setRole(device, role) {
      const result = await client.call('sync.setRole', { device, role })
      problem.value = result.ok ? '' : errorText(result.error)
      await ask()
    },
    async remove(numbers) {
      const result = await client.call('sync.remove', { devices: numbers })
      problem.value = result.ok ? '' : errorText(result.error)
      await ask()
      return result.ok
    },
  }
}
