/**
 * Operations from a window, held against the schema of the kind before anything is written. What
 * other devices wrote is read leniently; what this device writes is right or refused.
 */
import { z } from 'zod'
import { TRASH_FIELD } from './change-set.ts'
import type { Json } from './json.ts'
import { isSet, type Operation } from './operations.ts'
import type { RecordKind } from './record-kind.ts'

export interface RefusedOperation {
  code: 'records/unknown-field' | 'records/bad-value'
  path: string
}

/** Longest text of one field, in characters (UTF-16 units). */
export const MAX_FIELD_LENGTH = 100_000
/** Longest key of a set (a tag, a group). */
export const MAX_KEY_LENGTH = 100
const ITEM_ID = /^[A-Za-z0-9_-]{1,64}$/

/**
 * The first operation that does not fit the kind; `null` when all do. `null` as a value always
 * fits a known path: it removes the field. Putting into the trash has commands of its own.
 */
export function checkOperations(
  kind: RecordKind,
  operations: readonly Operation[],
): RefusedOperation | null {
  for (const { path, value } of operations) {
    const schema = schemaOf(kind, path)
    if (!schema) return { code: 'records/unknown-field', path }
    if (value !== null && !(isWhole(value) && fits(schema, value)))
      return { code: 'records/bad-value', path }
  }
  return null
}

/**
 * Without half a character (a lone surrogate): it has no UTF-8, so that it could be neither shared
 * nor stored as it is.
 */
function isWhole(value: Json): boolean {
  if (typeof value === 'string') return !/\p{Surrogate}/u.test(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).flat().every(isWhole)
}

/** The strict schema of what a path holds; `null` where the kind has no such path. */
function schemaOf(kind: RecordKind, path: string): z.ZodType | null {
  if (path === TRASH_FIELD) return null
  const [root = '', ...rest] = path.split('/')
  if (rest.length === 0) return Object.hasOwn(kind.fields, root) ? asType(kind.fields[root]) : null
  const list = Object.hasOwn(kind.lists, root) ? kind.lists[root] : undefined
  if (list) return schemaInside(list, rest)
  const map = Object.hasOwn(kind.maps, root) ? kind.maps[root] : undefined
  if (!map) return null
  if (!isSet(kind, root)) return schemaInside(map, rest)
  const key = rest.join('/')
  const isKey = key !== '' && key.trim() === key && key.length <= MAX_KEY_LENGTH && isWhole(key)
  return isKey ? map : null
}

/** The schema of an item (`[id]`) or of one of its keys (`[id, key]`). */
function schemaInside(item: z.ZodType, rest: readonly string[]): z.ZodType | null {
  const [id = '', key, ...more] = rest
  if (!ITEM_ID.test(id) || more.length > 0) return null
  if (key === undefined) return item
  const schemas = optionsOf(item).flatMap((option) =>
    Object.hasOwn(option.shape, key) ? [asType(option.shape[key])] : [],
  )
  return schemas.length === 0 ? null : z.union(schemas)
}

/** The objects that an item can be: one, or one per type of a union. */
function optionsOf(item: z.ZodType): z.ZodObject[] {
  if (item instanceof z.ZodObject) return [item]
  if (item instanceof z.ZodUnion) return item.options.map(asType).flatMap(optionsOf)
  return []
}

function fits(schema: z.ZodType, value: Json): boolean {
  return hasSaneLength(value) && strict(schema).safeParse(value).success
}

function hasSaneLength(value: Json): boolean {
  if (typeof value === 'string') return value.length <= MAX_FIELD_LENGTH
  return typeof value !== 'object' || JSON.stringify(value).length <= 2 * MAX_FIELD_LENGTH
}

/**
 * The schema without its fallbacks and without room for unknown keys. An empty text stands for
 * "none" in every field whose fallback is ''.
 */
function strict(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodCatch) {
    const inner = strict(asType(schema.unwrap()))
    return schema.parse(undefined) === '' ? z.union([z.literal(''), inner]) : inner
  }
  if (schema instanceof z.ZodObject) {
    const entries = Object.entries(schema.shape).map(([key, value]) => {
      const type = asType(value)
      // An item may leave out what has a fallback; it then reads as that.
      return [key, type instanceof z.ZodCatch ? strict(type).optional() : strict(type)] as const
    })
    // The id stands in the path; where it is repeated it does no harm.
    return z.strictObject({ id: z.string().optional(), ...Object.fromEntries(entries) })
  }
  if (schema instanceof z.ZodUnion) return z.union(schema.options.map(asType).map(strict))
  if (schema instanceof z.ZodArray) return z.array(strict(asType(schema.element)))
  return schema
}

/** Zod's inner types are typed by its core; those of this app are all made with its front. */
function asType(schema: unknown): z.ZodType {
  return schema as z.ZodType
}
