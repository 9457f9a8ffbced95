/** The hash of everything that a vault holds of the space: records, what was done to them, and facts. */
import { concat } from '../../shared/protocol/crypto.ts'
import type { Chain } from '../../shared/protocol/roster/chain.ts'
import { documentHash, historyHash, stateHash } from '../../shared/protocol/snapshot/state-hash.ts'
import { respelled } from '../../shared/records/canonical-json.ts'
import type { Database } from '../db/database.ts'
import { loadDocument } from '../records/document-store.ts'
import { fromHex } from './change-items.ts'

/** Beside the id of a document, for what was done to it. */
const HISTORY = Uint8Array.of(1)

/** Whose facts everybody can check: who is, or was, in the roster. Others' stay where they are. */
export const knownAuthors = ({ now }: Chain): ReadonlySet<number> => new Set(now.devices.keys())

/**
 * @param authors whose facts count
 * @param documents the hashes of all documents by id, where they were made already
 */
export function hashVault(
  db: Database,
  authors: ReadonlySet<number>,
  documents = documentHashes(db),
): Uint8Array {
  const facts = db
    .all<{ id: string; device: number }>('SELECT id, device FROM facts')
    .filter(({ device }) => authors.has(device))
    .map(({ id }) => fromHex(id))
  return stateHash([
    ...[...documents].map(([id, hash]) => ({ name: fromHex(id), hash })),
    ...[...historyHashes(db)].map(([id, hash]) => ({
      name: concat([fromHex(id), HISTORY]),
      hash,
    })),
    // A fact is named by the hash of its content.
    ...facts.map((id) => ({ name: id, hash: id })),
  ])
}

function documentHashes(db: Database): Map<string, Uint8Array> {
  const rows = db.all<{ id: string }>('SELECT id FROM documents')
  return new Map(rows.map(({ id }) => [id, documentHash(loadDocument(db, id))]))
}

function historyHashes(db: Database): Map<string, Uint8Array> {
  const rows = db.all<{ document: string; changeSet: string; row: number; fields: string }>(
    `SELECT document, change_set AS changeSet, part + 1 AS row, fields FROM changes
     ORDER BY document, change_set, part`,
  )
  const byDocument = new Map<string, Omit<(typeof rows)[number], 'document'>[]>()
  for (const { document, fields, ...rest } of rows) {
    // Earlier apps spelled the same otherwise.
    const row = { ...rest, fields: respelled(fields) ?? fields }
    const done = byDocument.get(document)
    if (done) done.push(row)
    else byDocument.set(document, [row])
  }
  return new Map([...byDocument].map(([id, done]) => [id, historyHash(done)]))
}
