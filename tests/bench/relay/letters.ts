/** Letters as an editor types them, one update each. */
import * as Y from 'yjs'
import type { EntryItem } from '../../../shared/protocol/entry/body.ts'
import { edit, stampOf } from '../../protocol/support/logs.ts'

/** So many letters that a device types one after the other into the text of its space. */
export function letters(device: number, count: number): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = device * 2 ** 32 + 1
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getText('text')
  for (let n = 0; n < count; n += 1) text.insert(n, 'x')
  return updates
}

/** The change set in which a letter travels. */
export function letterItem(device: number, n: number, update: Uint8Array): EntryItem {
  const stamp = stampOf(device)
  new DataView(stamp.buffer).setUint32(4, n)
  const item = edit(device, '', stamp)
  if (item.type !== 'changes') return item
  return { ...item, changes: item.changes.map((change) => ({ ...change, update })) }
}
