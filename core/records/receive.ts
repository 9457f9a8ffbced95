/** Change sets of other devices, in whatever order and however often they come. */
import * as Y from 'yjs'
import { z } from 'zod'
import type { ChangeSet } from '../../shared/records/change-set.ts'
import { isStamp, stampDevice, stampTime, type Stamp } from '../../shared/records/stamp.ts'
import { notify, type Chapter } from '../chapter/chapter.ts'
import { DatabaseError } from '../db/database.ts'
import { putChangeSet } from './store-change-set.ts'

/** Kinds, commands and paths may be of a newer app; their form may not. */
const name = z.string().min(1).max(300)
const stamp = z.string().refine(isStamp)
const documentChange = z.object({
  document: z.string().regex(/^[0-9a-f]{32}$/),
  kind: name,
  space: name,
  update: z.instanceof(Uint8Array).refine(isUpdate),
  fields: z.array(z.object({ path: name, before: z.json(), after: z.json() })),
  part: z.int().min(0),
})
const receivedChangeSet = z
  .object({
    id: stamp,
    device: z.int().min(1),
    command: name,
    undoes: stamp.nullable(),
    changes: z.array(documentChange),
  })
  .refine(({ id, device }) => stampDevice(id) === device)
  .refine(({ id, undoes }) => undoes === null || undoes < id)

/**
 * Stores what another device did, inside of a transaction. Parts that are missing may come later;
 * until then their successors wait inside the document.
 * @returns what was stored, to be told after the commit; `null` when the change set is not what it
 *   should be: then nothing of it is stored
 * @throws DatabaseError when the disk is full or fails
 */
export function receiveChangeSet(
  { db }: Pick<Chapter, 'db'>,
  changeSet: ChangeSet,
): ChangeSet | null {
  const parsed = receivedChangeSet.safeParse(changeSet)
  if (!parsed.success) return null
  try {
    return db.attempt(() => putChangeSet(db, parsed.data))
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    // An update that decodes and still cannot be applied: Yjs threw.
    return null
  }
}

export interface Received {
  /** Change sets that were stored, also those that were here already. */
  stored: number
  /** Ids of those that are not what they should be; nothing of them is stored. */
  refused: Stamp[]
  /** How far the clock of another device is ahead of this one at most, in milliseconds. */
  ahead: number
}

/**
 * Stores what other devices did, each change set in a transaction of its own, and tells whoever
 * listens.
 * @param now milliseconds since 1970
 * @throws DatabaseError when the disk is full or fails; what was stored before stays stored
 */
export function receiveChangeSets(
  chapter: Chapter,
  changeSets: readonly ChangeSet[],
  now = Date.now(),
): Received {
  const received: Received = { stored: 0, refused: [], ahead: 0 }
  for (const changeSet of changeSets) {
    const stored = chapter.db.transaction(() => receiveChangeSet(chapter, changeSet))
    if (stored) {
      chapter.clock.see(stored.id)
      notify(chapter, stored, null)
      received.stored += 1
      received.ahead = Math.max(received.ahead, stampTime(stored.id) - now)
    } else received.refused.push(changeSet.id)
  }
  return received
}

function isUpdate(data: Uint8Array): boolean {
  try {
    Y.decodeUpdate(data)
    return true
  } catch {
    // Whatever Yjs stumbled over, it is no update.
    return false
  }
}
