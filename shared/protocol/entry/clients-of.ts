import * as Y from 'yjs'

/** The Yjs clients in whose name an update writes; `null` when it is none. Deletions have no author. */
export function clientsOf(update: Uint8Array): number[] | null {
  try {
    return [...new Set(Y.decodeUpdate(update).structs.map(({ id }) => id.client))]
  } catch {
    // Whatever Yjs stumbled over, it is no update.
    return null
  }
}
