import { encode } from '../../../shared/protocol/codec/codec.ts'
import { wireEntry, type WireEntry } from '../../../shared/protocol/entry/entry.ts'
import type { ReceivedEntry } from '../../../sync-server/read-append.ts'

/** An entry as a relay takes it from a frame. */
export const received = (entry: WireEntry): ReceivedEntry => ({
  ...entry,
  data: encode(wireEntry, entry),
})
