/**
 * Whether two devices hold the same, although their bytes differ: equal Yjs documents can be encoded
 * in different ways, so that the hash is taken over the sorted state vector and the merged and sorted
 * deletions.
 */
import * as Y from 'yjs'
import { concat, compareBytes, hash } from '../crypto.ts'
import { bytes, encode, fixed, list, struct, text, uint, type ValueOf } from '../codec/codec.ts'

const MANY = Number.MAX_SAFE_INTEGER
const documentState = struct({
  clients: list(struct({ client: uint(), clock: uint() }), MANY),
  deletions: list(
    struct({ client: uint(), ranges: list(struct({ clock: uint(), length: uint() }), MANY) }),
    MANY,
  ),
})

/** @param doc without updates that wait for others: those are no state yet */
export function documentHash(doc: Y.Doc): Uint8Array {
  const clients = [...Y.decodeStateVector(Y.encodeStateVector(doc))]
    .map(([client, clock]) => ({ client, clock }))
    .sort((a, b) => a.client - b.client)
  const deletions = [...Y.createDeleteSetFromStructStore(doc.store).clients]
    .map(([client, items]) => ({ client, ranges: mergedRanges(items) }))
    .filter(({ ranges }) => ranges.length > 0)
    .sort((a, b) => a.client - b.client)
  return hash('document-state', encode(documentState, { clients, deletions }))
}

interface Range {
  clock: number
  length: number
}

/** Ranges that touch are one, however the deletions came. */
function mergedRanges(items: readonly { clock: number; len: number }[]): Range[] {
  const merged: Range[] = []
  for (const { clock, len: length } of [...items].sort((a, b) => a.clock - b.clock)) {
    const last = merged.at(-1)
    if (last && clock <= last.clock + last.length) {
      last.length = Math.max(last.length, clock + length - last.clock)
    } else merged.push({ clock, length })
  }
  return merged
}

const historyState = list(struct({ changeSet: text(100), row: uint(), fields: text(MANY) }), MANY)

/** @param rows what was done to one document, in the order of their change sets and rows */
export const historyHash = (rows: ValueOf<typeof historyState>): Uint8Array =>
  hash('history-state', encode(historyState, rows))

const named = struct({ name: bytes(100), hash: fixed(32) })

/** The hash of everything: of each part under its name, whatever their order. */
export function stateHash(parts: Iterable<{ name: Uint8Array; hash: Uint8Array }>): Uint8Array {
  const all = [...parts].sort((a, b) => compareBytes(a.name, b.name))
  return hash('state', concat(all.map((part) => encode(named, part))))
}
