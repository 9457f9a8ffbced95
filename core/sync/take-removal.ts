import type { RelayMessage } from '../../shared/protocol/relay/relay-messages.ts'
import type { SpaceState } from './space-state.ts'

/**
 * Whoever was removed while they were away is shown out with the records up to that: they are checked
 * and stored like all others, so that what becomes of the copy here does not hang on the relay's word.
 */
export function takeRemoval(space: SpaceState, heard: readonly RelayMessage[]): void {
  for (const message of heard) {
    const isNext = message.type === 'roster' && message.from <= space.chain().links.length
    if (isNext) space.addRecords(message.from, message.records)
  }
}
