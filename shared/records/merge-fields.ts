/** The parts of one change set, told as one. */
import type { FieldChange } from './change-set.ts'
import { equalJson, type Json } from './json.ts'

/**
 * Puts the parts of a change set together: per path the first `before` and the last `after`. An
 * edit inside a list item that the same change set added or removed becomes part of the item, so
 * that undo meets the item as it was and as it became. What ends where it began is left out.
 * @param parts in their order
 */
export function mergeFields(parts: readonly (readonly FieldChange[])[]): FieldChange[] {
  const merged = new Map<string, FieldChange>()
  for (const change of parts.flat()) {
    const item = itemPath(change.path)
    const whole = item === null ? undefined : merged.get(item)
    if (whole && isObject(whole.after)) {
      const key = change.path.slice((item?.length ?? 0) + 1)
      merged.set(whole.path, { ...whole, after: { ...whole.after, [key]: change.after } })
      continue
    }
    const earlier = merged.get(change.path)
    const before = earlier ? earlier.before : takeInner(merged, change)
    merged.set(change.path, { ...change, before })
  }
  return [...merged.values()].filter(({ before, after }) => !equalJson(before, after))
}

/** The item as it was before edits inside it, which a change of the whole item takes in. */
function takeInner(merged: Map<string, FieldChange>, { path, before }: FieldChange): Json {
  if (!isObject(before)) return before
  const original = { ...before }
  for (const inner of merged.values()) {
    if (itemPath(inner.path) !== path) continue
    original[inner.path.slice(path.length + 1)] = inner.before
    merged.delete(inner.path)
  }
  return original
}

/** `emails/<item>` of `emails/<item>/address`; `null` for shorter paths. */
function itemPath(path: string): string | null {
  const parts = path.split('/')
  return parts.length === 3 ? parts.slice(0, 2).join('/') : null
}

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
