/**
 * What a record's document looks like, and how it is read. Every record is one Y.Doc:
 * scalar fields in the root map `fields`, each list in a root array of its own (`list:emails`),
 * each set or keyed map in a root map (`map:tags`), prose in root fragments (`text`).
 *
 * They are roots, because two devices that both "create" a nested list while offline would each
 * make their own, and one would win with everything in it.
 *
 * Data that another device or a newer app wrote is never trusted and never dropped: reading falls
 * back field by field, writing touches only the fields it means.
 */
import type * as Y from 'yjs'
import { z } from 'zod'

export interface RecordKind<
  Fields extends z.ZodRawShape = z.ZodRawShape,
  Lists extends Record<string, z.ZodObject> = Record<string, z.ZodObject>,
  Maps extends Record<string, z.ZodType> = Record<string, z.ZodType>,
> {
  kind: string
  /** Each with `.catch(…)`: what a missing or broken value becomes. */
  fields: Fields
  /** Ordered items, each with a random `id`. */
  lists: Lists
  /** Unordered items by key: sets (`true`) or objects. */
  maps: Maps
  /** Names of the fragments that hold prose. */
  texts: readonly string[]
}

export type RecordOf<Kind> =
  Kind extends RecordKind<infer Fields, infer Lists, infer Maps>
    ? { [Name in keyof Fields]: z.infer<Fields[Name]> } & {
        [Name in keyof Lists]: (z.infer<Lists[Name]> & { id: string })[]
      } & { [Name in keyof Maps]: Record<string, z.infer<Maps[Name]>> } & {
        trashed: string | null
      }
    : never

/** Gives a kind its precise type; returns it unchanged. */
export function defineRecordKind<
  Fields extends z.ZodRawShape,
  Lists extends Record<string, z.ZodObject>,
  Maps extends Record<string, z.ZodType>,
>(kind: RecordKind<Fields, Lists, Maps>): RecordKind<Fields, Lists, Maps> {
  return kind
}

export const fieldsOf = (doc: Y.Doc) => doc.getMap('fields')
export const listOf = (doc: Y.Doc, name: string) => doc.getArray<Y.Map<unknown>>(`list:${name}`)
export const mapOf = (doc: Y.Doc, name: string) => doc.getMap(`map:${name}`)
export const textOf = (doc: Y.Doc, name: string) => doc.getXmlFragment(name)

const trashed = z.string().nullable().catch(null)
const itemId = z.string()

/** Reads a document as a record of a kind. Never throws on content. */
export function readRecord<Kind extends RecordKind>(kind: Kind, doc: Y.Doc): RecordOf<Kind> {
  const record: Record<string, unknown> = {}
  const fields = fieldsOf(doc)
  for (const [name, schema] of Object.entries(kind.fields)) {
    record[name] = fields.has(name) ? z.parse(schema, plain(fields.get(name))) : missing(schema)
  }
  for (const [name, schema] of Object.entries(kind.lists)) {
    record[name] = readItems(schema, listOf(doc, name))
  }
  for (const [name, schema] of Object.entries(kind.maps)) {
    const items: Record<string, unknown> = {}
    mapOf(doc, name).forEach((value, key) => {
      const parsed = schema.safeParse(plain(value))
      if (parsed.success) items[key] = parsed.data
    })
    record[name] = items
  }
  record[TRASHED] = trashed.parse(plain(fields.get(TRASHED)))
  return record as RecordOf<Kind>
}

const TRASHED = 'trashed'

/** What a field that was never set reads as; most fields of most records are. */
function missing(schema: z.core.$ZodType): unknown {
  if (!readsAsMissing.has(schema)) readsAsMissing.set(schema, z.parse(schema, undefined))
  return readsAsMissing.get(schema)
}
const readsAsMissing = new WeakMap<z.core.$ZodType, unknown>()

/** Two devices that both put an item back, or both move it, hold it twice: the first counts. */
function readItems(schema: z.ZodObject, list: Y.Array<Y.Map<unknown>>): object[] {
  const items = new Map<string, { id: string }>()
  for (const item of list.toArray().flatMap((found) => readItem(schema, plain(found)))) {
    if (!items.has(item.id)) items.set(item.id, item)
  }
  return [...items.values()]
}

function readItem(schema: z.ZodObject, value: unknown): { id: string }[] {
  const parsed = schema.safeParse(value)
  const id = itemId.safeParse((value as { id?: unknown } | null)?.id)
  return parsed.success && id.success ? [{ ...parsed.data, id: id.data }] : []
}

/** A shared type as plain JSON; anything else as it is. */
function plain(value: unknown): unknown {
  const hasJson = typeof value === 'object' && value !== null && 'toJSON' in value
  return hasJson && typeof value.toJSON === 'function' ? (value.toJSON() as unknown) : value
}
