/**
 * What a restored backup must not take back: erasures, their proof, that lists of members were given
 * out, and what people are called since when. Chapters put back only what people wrote.
 */
import { existsSync } from 'node:fs'
import { goneBlobs, markGone } from '../blobs/blob-table.ts'
import { DatabaseError, openDatabase, type Database } from '../db/database.ts'
import { erasedIds, reapplyErasures } from '../records/erase.ts'
import { allFacts, hasFact, receiveFact, type Fact } from '../records/facts.ts'
import { givenNames, putName, type GivenName } from '../records/people.ts'
import { itemOfFact } from '../sync/change-items.ts'
import { isShared, queueOutgoing } from '../sync/outbox.ts'
import { putDevice, readDevices, type KnownDevice } from '../vault/device.ts'
import { notedErasures } from '../vault/noted-erasures.ts'
import { beforeUpdate } from '../vault/old-copies.ts'
import { isFileFailure } from '../vault/open-failure.ts'
import { beforeRestorePath } from './finish-restore.ts'

const STAYING = new Set(['erasure', 'export'])

export interface WhatStays {
  erased: string[]
  facts: Fact[]
  /** Whoever signed them. */
  devices: KnownDevice[]
  names: GivenName[]
  /** Files that were removed. */
  gone: string[]
}

/**
 * Reads it from all that lies here of a chapter: its file may be damaged, and then the copy from
 * before the last restore, or the note beside it, is all that still knows.
 * @param fileKeys those that its files may be under
 */
export function whatStays(file: string, fileKeys: readonly string[]): WhatStays {
  const files = [file, beforeRestorePath(file), beforeUpdate(file)].filter((one) => existsSync(one))
  const all: WhatStays = { erased: [], facts: [], devices: [], names: [], gone: [] }
  for (const fileKey of new Set(fileKeys)) {
    unlessDamaged(() => all.erased.push(...notedErasures(file, fileKey)))
    for (const one of files) readInto(all, one, fileKey)
  }
  return all
}

/** Applies it to a file that is not yet in its place. */
export function applyWhatStays(
  db: Database,
  { erased, facts, devices, names, gone }: WhatStays,
): void {
  reapplyErasures(db, [...new Set(erased)])
  db.transaction(() => {
    for (const device of devices) putDevice(db, device)
    for (const name of names) putName(db, name)
    for (const id of gone) markGone(db, id, isShared(db))
    for (const fact of facts) {
      const isNew = !hasFact(db, fact)
      // Whoever shares the chapter may not have heard of it: twice does no harm.
      if (receiveFact(db, fact) && isNew) queueOutgoing(db, () => itemOfFact(fact))
    }
  })
}

function readInto(all: WhatStays, file: string, fileKey: string): void {
  unlessDamaged(() => {
    const db = openDatabase(file, fileKey)
    try {
      // One by one: a damaged page takes away no more than what stood on it.
      unlessDamaged(() => all.erased.push(...erasedIds(db)))
      unlessDamaged(() => all.names.push(...givenNames(db)))
      unlessDamaged(() => all.gone.push(...goneBlobs(db)))
      unlessDamaged(() => {
        const facts = allFacts(db).filter(({ kind }) => STAYING.has(kind))
        const authors = new Set(facts.map(({ device }) => device))
        all.devices.push(...readDevices(db).filter(({ number }) => authors.has(number)))
        all.facts.push(...facts)
      })
    } finally {
      db.close()
    }
  })
}

/** What cannot be read any more has nothing to say; that is why it is replaced. */
function unlessDamaged(read: () => unknown): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof DatabaseError) && !isFileFailure(error)) throw error
  }
}
