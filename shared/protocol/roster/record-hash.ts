import { hash } from '../crypto.ts'
import type { RosterRecord } from './record.ts'

/** What is signed, and what the next record names: the same whoever signs. */
export const contentHash = (content: Uint8Array): Uint8Array => hash('roster', content)

export const recordHash = (record: RosterRecord): Uint8Array => contentHash(record.content)
