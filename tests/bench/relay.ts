/** What the relay costs whoever runs one. */
import type { Results } from './measure.ts'
import { deliveryCost } from './relay/delivery-cost.ts'
import { idleMemory } from './relay/idle-memory.ts'

export async function relayWork(): Promise<Results> {
  return { ...(await deliveryCost()), ...(await idleMemory()) }
}
