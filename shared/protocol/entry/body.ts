/** What an entry says: edits, facts, what its author has seen. The relay reads none of it. */
import {
  bytes,
  choice,
  exactly,
  fixed,
  list,
  optional,
  struct,
  text,
  uint,
  type ValueOf,
} from '../codec/codec.ts'
import { HASH_BYTES, SIGNATURE_BYTES } from '../sizes.ts'
import { MAX_KEY_LENGTH } from '../../records/check-operations.ts'
import { MAX_DEVICE, vector } from '../roster/record.ts'
import { MAX_ENTRY_BYTES } from './entry.ts'

/** 22 hexadecimal digits as bytes (`shared/records/stamp.ts`). */
export const stamp = fixed(11)
export const documentId = fixed(16)
/**
 * Kinds, commands and paths. A path may end in a key of a set, which is counted in UTF-16 units of
 * three bytes at most; what stands before it is short.
 */
export const name = text(3 * MAX_KEY_LENGTH + 100)
/** A value of JSON in its canonical spelling (`shared/records/canonical-json.ts`). */
const json = text(MAX_ENTRY_BYTES)

const documentChange = struct({
  document: documentId,
  kind: name,
  part: uint(),
  /** A Yjs update, version 1. */
  update: bytes(MAX_ENTRY_BYTES),
  fields: list(struct({ path: name, before: json, after: json }), 100_000),
})

const changes = struct({
  changeSet: stamp,
  command: name,
  undoes: optional(stamp),
  changes: list(documentChange, 100_000),
})

export const factItem = struct({
  /** Author and time are part of what is signed, so that a fact outlives its entry. */
  device: uint(MAX_DEVICE),
  kind: name,
  document: optional(documentId),
  at: text(30),
  body: json,
  signature: fixed(SIGNATURE_BYTES),
})

/** What its author has: whoever names an entry that never comes shows that it is held back. */
const attestation = struct({
  vector,
  rosterIndex: uint(),
  rosterHead: fixed(HASH_BYTES),
  /** Over all documents (`state-hash.ts`); `null` where it was not computed. */
  state: optional(fixed(HASH_BYTES)),
  /** A snapshot that it has compared with what it has. */
  snapshot: optional(fixed(HASH_BYTES)),
})
export type Attestation = ValueOf<typeof attestation>

/** An entry past a cut that counts all the same: its reader had applied it before it knew. */
const adoption = struct({
  device: uint(MAX_DEVICE),
  seq: uint(),
  hash: fixed(HASH_BYTES),
})

export const entryItem = choice({
  changes: [1, changes],
  fact: [2, factItem],
  attestation: [3, attestation],
  adoption: [4, adoption],
})
export type EntryItem = ValueOf<typeof entryItem>
export type ChangesItem = Extract<EntryItem, { type: 'changes' }>
export type FactItem = Extract<EntryItem, { type: 'fact' }>

export const entryBody = struct({ version: exactly(1), items: list(entryItem, 10_000) })
