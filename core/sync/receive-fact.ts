/** What others saw happen, with what follows from it here. */
import { z } from 'zod'
import type { FactItem } from '../../shared/protocol/entry/body.ts'
import type { Roster } from '../../shared/protocol/roster/roster.ts'
import type { ErasedRecord } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { eraseDocuments } from '../records/erase.ts'
import { factId, receiveFact } from '../records/facts.ts'
import { factOf } from './change-items.ts'

const erasure = z.object({ records: z.array(z.string().regex(/^[0-9a-f]{32}$/)) })

/**
 * Stores a fact, if it is what it says and its author had the right to it (attacks A33, A34). Belongs
 * into a transaction.
 * @param roster under which its entry was written
 * @returns the records that it erased here
 */
export function receiveFactItem(db: Database, item: FactItem, roster: Roster): ErasedRecord[] {
  const content = factOf(item)
  const author = roster.devices.get(item.device)
  if (!content || !author || author.role === 'auditor') return []
  const fact = { ...content, id: factId(content) }
  if (!receiveFact(db, fact) || fact.kind !== 'erasure') return []
  const parsed = erasure.safeParse(fact.body)
  return parsed.success ? eraseDocuments(db, parsed.data.records) : []
}
