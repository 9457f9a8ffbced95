import type { Meeting } from '../../../shared/meetings/meeting.ts'
import type { Operation } from '../../../shared/records/operations.ts'

export type NewParticipant = Omit<Meeting['participants'][number], 'id'>

/** Puts somebody at the end of a meeting's list. */
export const addParticipant = (participant: NewParticipant): Operation => ({
  path: `participants/${crypto.randomUUID().replaceAll('-', '')}`,
  value: { ...participant },
})
