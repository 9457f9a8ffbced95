/** What an update from a window must be before it is applied. */
import * as Y from 'yjs'
import { deviceOfClient } from '../chapter/client-id.ts'

/**
 * Whether an update is well formed and brings nothing in another device's name. What the document
 * holds already may be of anybody: a window sends it again after an interruption.
 */
export function isOwnUpdate(doc: Y.Doc, update: Uint8Array, device: number): boolean {
  let structs
  try {
    structs = Y.decodeUpdate(update).structs
  } catch {
    // Whatever Yjs stumbled over, it is no update.
    return false
  }
  const known = Y.decodeStateVector(Y.encodeStateVector(doc))
  return structs.every(({ id, length }) => {
    const isKnown = id.clock + length <= (known.get(id.client) ?? 0)
    return isKnown || deviceOfClient(id.client) === device
  })
}
