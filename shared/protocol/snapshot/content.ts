/**
 * What a snapshot holds: all that the entries which it covers have made, so that whoever comes later
 * needs none of them. It is a blob under a key of the epoch; receivers merge it with what they have.
 */
import { bytes, exactly, list, optional, struct, text, uint, type ValueOf } from '../codec/codec.ts'
import { documentId, factItem, name, stamp } from '../entry/body.ts'

const MANY = Number.MAX_SAFE_INTEGER

const documentState = struct({
  document: documentId,
  kind: name,
  /** The change set that created it. */
  created: stamp,
  /** A Yjs update, version 1: its whole state. */
  state: bytes(MANY),
})

const knownChangeSet = struct({ changeSet: stamp, command: name, undoes: optional(stamp) })

/** What a change set did to a document. */
const knownChange = struct({
  document: documentId,
  changeSet: stamp,
  /** 0 for all parts without fields together, such as typing; else the part's number and one. */
  row: uint(),
  /** JSON: the fields before and after. */
  fields: text(MANY),
})

const version = struct({
  document: documentId,
  /** ISO 8601, UTC. */
  at: text(30),
  state: bytes(MANY),
})

export const snapshotParts = struct({
  version: exactly(1),
  documents: list(documentState, MANY),
  changeSets: list(knownChangeSet, MANY),
  changes: list(knownChange, MANY),
  facts: list(factItem, MANY),
  versions: list(version, MANY),
  /** Ids of what was erased. */
  erased: list(documentId, MANY),
})
export type SnapshotParts = ValueOf<typeof snapshotParts>
