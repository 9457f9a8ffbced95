import { z } from 'zod'
import type { FieldChange } from '../records/change-set.ts'
import { call } from './define.ts'
import { recordId } from './member-calls.ts'
import type { SearchHit } from './search.ts'

export interface HistoryEntry {
  changeSet: string
  /** Milliseconds since 1970, by the clock of the device. */
  at: number
  person: string
  command: string
  fields: FieldChange[]
  undone: boolean
}

export interface UndoResult {
  /** Fields that went back. */
  undone: number
  /** Fields that somebody has edited since; they stay. */
  kept: { document: string; path: string }[]
}

export const recordCalls = {
  'records.history': call<HistoryEntry[], 'session/locked'>()(z.object({ id: recordId })),
  'records.undo': call<UndoResult, 'session/locked'>()(
    z.object({ changeSet: z.string().regex(/^[0-9a-f]{22}$/) }),
  ),
  'records.trash': call<string | null, 'session/locked'>()(
    z.object({ ids: z.array(recordId).min(1).max(20_000) }),
  ),
  'search.all': call<SearchHit[], 'session/locked'>()(
    z.object({ text: z.string().max(200), limit: z.int().min(1).max(100) }),
  ),
}
