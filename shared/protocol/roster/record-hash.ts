import { hash } from '../crypto.ts'
import type { RosterRecord } from './record.ts'

export const recordHash = (record: RosterRecord): Uint8Array => hash('roster', record.content)
