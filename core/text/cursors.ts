/**
 * The cursors in the texts that are open: those of this device's windows, for whoever tells the other
 * devices, and those of the others, for the windows here. In memory alone.
 */
import type { CursorAt } from './cursor-position.ts'

export interface OwnCursor extends CursorAt {
  document: string
  /** The Yjs client of its window. */
  client: number
}

export interface OthersCursor extends OwnCursor {
  /** Of the person. */
  name: string
  /** `#rrggbb` */
  colour: string
}

export interface CursorListener {
  ownChanged?(): void
  othersChanged?(): void
}

export interface Cursors {
  /** The one that moved last comes last. */
  own(): OwnCursor[]
  /** @param cursor `null` when there is none any more */
  put(document: string, client: number, cursor: CursorAt | null): void
  others(document: string): OthersCursor[]
  /** All that there are now. */
  showOthers(cursors: readonly OthersCursor[]): void
  /** @returns how to stop */
  listen(listener: CursorListener): () => void
}

export function createCursors(): Cursors {
  const own = new Map<number, OwnCursor>()
  const listeners = new Set<CursorListener>()
  let others: readonly OthersCursor[] = []
  return {
    own: () => [...own.values()],
    put(document, client, cursor) {
      const next = cursor && { document, client, ...cursor }
      const before = own.get(client) ?? null
      if (JSON.stringify(before) === JSON.stringify(next)) return
      own.delete(client)
      if (next) own.set(client, next)
      for (const { ownChanged } of listeners) ownChanged?.()
    },
    others: (document) => others.filter((cursor) => cursor.document === document),
    showOthers(cursors) {
      if (cursors.length === 0 && others.length === 0) return
      others = cursors
      for (const { othersChanged } of listeners) othersChanged?.()
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
