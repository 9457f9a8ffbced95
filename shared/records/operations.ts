/**
 * Field changes as data: how a command, an undo and "set back to a day" write into a document.
 * The answer of every write is what changed, before and after.
 */
import * as Y from 'yjs'
import { z } from 'zod'
import type { FieldChange } from './change-set.ts'
import { equalJson, type Json } from './json.ts'
import { fieldsOf, listOf, mapOf, type RecordKind } from './record-kind.ts'

/** Sets one field (see {@link FieldChange} for paths); `value: null` removes it. */
export interface Operation {
  path: string
  value: Json
  /** Where a new list item goes; at the end without it. */
  index?: number | undefined
}

/** An item of a list in history keeps its place, so that an undo can put it back there. */
const INDEX = '$index'

/**
 * Applies operations to the document in one Yjs transaction.
 * @returns the fields that really changed; operations that change nothing leave no trace.
 */
export function applyOperations(
  doc: Y.Doc,
  kind: RecordKind,
  operations: readonly Operation[],
): FieldChange[] {
  const changes: FieldChange[] = []
  doc.transact(() => {
    for (const operation of operations) {
      const before = readPath(doc, kind, operation.path)
      if (sameValue(before, operation.value) && !moves(before, operation)) continue
      writePath(doc, kind, operation)
      const after = operation.value === null ? null : readPath(doc, kind, operation.path)
      if (!equalJson(before, after)) changes.push({ path: operation.path, before, after })
    }
  })
  return changes
}

/** The operation that brings a field back to what it was before the change. */
export function inverse({ path, before, after }: FieldChange): Operation {
  const { index, value: earlier } = splitIndex(before)
  const value = isItem(earlier) && isItem(after) ? { ...absent(after), ...earlier } : earlier
  // An item that was only edited stays where it stands: others may have moved it since.
  return splitIndex(after).index === index ? { path, value } : { path, value, index }
}

/** Every key of an item as "there is none". */
const absent = (item: Record<string, Json>) =>
  Object.fromEntries(Object.keys(item).map((key) => [key, null]))

/** Whether the field still holds what the change wrote into it. */
export function stillHolds(doc: Y.Doc, kind: RecordKind, change: FieldChange): boolean {
  return isKnownPath(kind, change.path) && sameValue(readPath(doc, kind, change.path), change.after)
}

/** Reads one field; `null` where there is none. */
export function readPath(doc: Y.Doc, kind: RecordKind, path: string): Json {
  const [root, item, key] = splitPath(kind, path)
  if (item === undefined) return toJson(fieldsOf(doc).get(root))
  if (root in kind.maps) {
    const value = mapOf(doc, root).get(item)
    return key === undefined
      ? toJson(value)
      : toJson(value instanceof Y.Map ? value.get(key) : null)
  }
  const list = listOf(doc, root)
  const index = indexOf(list, item)
  if (index < 0) return null
  const found = list.get(index)
  if (key !== undefined) return toJson(found.get(key))
  return { ...(found.toJSON() as Record<string, Json>), [INDEX]: index }
}

function writePath(doc: Y.Doc, kind: RecordKind, operation: Operation): void {
  const [root, item, key] = splitPath(kind, operation.path)
  if (item === undefined) setKey(fieldsOf(doc), root, operation.value)
  else if (root in kind.maps) writeMap(mapOf(doc, root), item, key, operation.value)
  else writeList(listOf(doc, root), item, key, operation)
}

function writeMap(map: Y.Map<unknown>, item: string, key: string | undefined, value: Json): void {
  const existing = map.get(item)
  if (key !== undefined) {
    if (existing instanceof Y.Map) setKey(existing, key, value)
  } else if (!isItem(value)) setKey(map, item, value)
  else if (existing instanceof Y.Map) setKeys(existing, value)
  else map.set(item, toSharedMap(value))
}

function writeList(
  list: Y.Array<Y.Map<unknown>>,
  item: string,
  key: string | undefined,
  { value, index }: Operation,
): void {
  const at = indexOf(list, item)
  const existing = at < 0 ? undefined : list.get(at)
  if (key !== undefined) {
    if (existing) setKey(existing, key, value)
    return
  }
  if (!isItem(value)) {
    // Two devices that both put an item back hold it twice: all of them go.
    for (let copy = at; copy >= 0; copy = indexOf(list, item)) list.delete(copy)
    return
  }
  if (existing && (index === undefined || index === at)) {
    setKeys(existing, value)
    return
  }
  const kept = existing ? (existing.toJSON() as Record<string, Json>) : {}
  if (existing) list.delete(at)
  const place = Math.min(index ?? list.length, list.length)
  list.insert(place, [toSharedMap({ ...kept, ...value, id: item })])
}

/** Sets what is given and leaves what is not: keys of a newer app stay in the item. */
function setKeys(map: Y.Map<unknown>, value: Record<string, Json>): void {
  for (const [key, item] of Object.entries(value)) {
    if (key === INDEX || key === 'id') continue
    if (!equalJson(toJson(map.get(key)), item)) setKey(map, key, item)
  }
}

function isItem(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether an operation puts an item of a list to another place. */
function moves(before: Json, { value, index }: Operation): boolean {
  return index !== undefined && isItem(before) && isItem(value) && before[INDEX] !== index
}

/** `null` and a missing key are the same: a field that was never set takes no room. */
function setKey(map: Y.Map<unknown>, key: string, value: Json): void {
  if (value === null) map.delete(key)
  else map.set(key, value)
}

function toSharedMap(value: object): Y.Map<unknown> {
  const entries = Object.entries(value).filter(([key, item]) => item !== null && key !== INDEX)
  return new Y.Map<unknown>(entries)
}

/** Whether this app knows what a path names; lists and maps of a newer one it must leave alone. */
export function isKnownPath(kind: RecordKind, path: string): boolean {
  const slash = path.indexOf('/')
  const root = path.slice(0, slash)
  return slash < 0 || root in kind.lists || root in kind.maps
}

function splitPath(kind: RecordKind, path: string): [string, string?, string?] {
  const slash = path.indexOf('/')
  if (slash < 0) return [path]
  const root = path.slice(0, slash)
  const rest = path.slice(slash + 1)
  if (!isKnownPath(kind, path)) throw new Error(`${kind.kind} has no list or map "${root}"`)
  const second = rest.indexOf('/')
  // The key of a set is what a person typed and may hold a slash; ids of items never do.
  if (isSet(kind, root) || second < 0) return [root, rest]
  return [root, rest.slice(0, second), rest.slice(second + 1)]
}

/** Whether a root is a map whose keys alone count, such as tags. */
export function isSet(kind: RecordKind, root: string): boolean {
  return kind.maps[root] instanceof z.ZodLiteral
}

function indexOf(list: Y.Array<Y.Map<unknown>>, id: string): number {
  let position = 0
  for (const item of list) {
    if (item instanceof Y.Map && item.get('id') === id) return position
    position += 1
  }
  return -1
}

function splitIndex(value: Json): { value: Json; index?: number } {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return { value }
  const { [INDEX]: index, ...rest } = value
  return typeof index === 'number' ? { value: rest, index } : { value: rest }
}

/** Where an item stands in its list, and its id, do not count: others may have moved it. */
function sameValue(a: Json, b: Json): boolean {
  return equalJson(comparable(a), comparable(b))
}

function comparable(value: Json): Json {
  const stripped = splitIndex(value).value
  if (stripped === null || typeof stripped !== 'object' || Array.isArray(stripped)) return stripped
  const entries = Object.entries(stripped).filter(([key, item]) => key !== 'id' && item !== null)
  return Object.fromEntries(entries)
}

function toJson(value: unknown): Json {
  return (value instanceof Y.AbstractType ? value.toJSON() : (value ?? null)) as Json
}
