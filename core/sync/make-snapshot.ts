/** Everything that this vault holds of the space, as a snapshot's content and its state's hash. */
import { deflateRawSync } from 'node:zlib'
import { encode } from '../../shared/protocol/codec/codec.ts'
import { snapshotParts, type SnapshotParts } from '../../shared/protocol/snapshot/content.ts'
import { documentHash } from '../../shared/protocol/snapshot/state-hash.ts'
import type { Place } from '../../shared/protocol/roster/record.ts'
import * as Y from 'yjs'
import { respelled } from '../../shared/records/canonical-json.ts'
import type { Database } from '../db/database.ts'
import { erasedIds } from '../records/erase.ts'
import { allFacts } from '../records/facts.ts'
import { loadDocument } from '../records/document-store.ts'
import { fromHex, itemOfFact } from './change-items.ts'
import { hashVault, knownAuthors } from './hash-vault.ts'
import { readChain, readLogs } from './sync-store.ts'

export interface MadeSnapshot {
  /** Compressed (DEFLATE, RFC 1951), not encrypted yet. */
  content: Uint8Array
  state: Uint8Array
  covered: Place[]
}

/** Reads one moment of the vault: the caller holds a read transaction. */
export function makeSnapshot(db: Database): MadeSnapshot {
  const chain = readChain(db)
  if (!chain) throw new Error('a chapter that is not shared')
  const authors = knownAuthors(chain)
  const hashes = new Map<string, Uint8Array>()
  const documents = db
    .all<{ id: string; kind: string; created: string }>(
      'SELECT id, kind, created FROM documents ORDER BY rowid',
    )
    .map(({ id, kind, created }) => {
      const doc = loadDocument(db, id)
      hashes.set(id, documentHash(doc))
      return {
        document: fromHex(id),
        kind,
        created: fromHex(created),
        state: Y.encodeStateAsUpdate(doc),
      }
    })
  const parts: SnapshotParts = {
    version: 1,
    documents,
    changeSets: readChangeSets(db),
    changes: readChanges(db),
    facts: allFacts(db)
      .filter(({ device }) => authors.has(device))
      .map((fact) => withoutType(itemOfFact(fact))),
    versions: readVersions(db),
    erased: erasedIds(db).map(fromHex),
  }
  const covered = [...readLogs(db)]
    .map(([device, { seq, hash }]) => ({ device, seq, hash }))
    .sort((a, b) => a.device - b.device)
  const content = new Uint8Array(deflateRawSync(encode(snapshotParts, parts)))
  return { content, state: hashVault(db, authors, hashes), covered }
}

function withoutType<Item extends { type: string }>({ type: _type, ...rest }: Item) {
  return rest
}

function readChangeSets(db: Database): SnapshotParts['changeSets'] {
  return db
    .all<{ id: string; command: string; undoes: string | null }>(
      'SELECT id, command, undoes FROM change_sets ORDER BY id',
    )
    .map(({ id, command, undoes }) => ({
      changeSet: fromHex(id),
      command,
      undoes: undoes === null ? null : fromHex(undoes),
    }))
}

function readChanges(db: Database): SnapshotParts['changes'] {
  return db
    .all<{ document: string; change_set: string; part: number; fields: string }>(
      'SELECT document, change_set, part, fields FROM changes ORDER BY change_set, document, part',
    )
    .map(({ document, change_set, part, fields }) => ({
      document: fromHex(document),
      changeSet: fromHex(change_set),
      row: part + 1,
      fields: respelled(fields) ?? fields,
    }))
}

function readVersions(db: Database): SnapshotParts['versions'] {
  return db
    .all<{ document: string; at: string; state: Uint8Array }>(
      'SELECT document, at, state FROM versions ORDER BY document, at',
    )
    .map(({ document, at, state }) => ({ document: fromHex(document), at, state }))
}
