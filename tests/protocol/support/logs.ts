/** Logs of a space's devices, and a reader who checks what comes of them. */
import * as Y from 'yjs'
import type { EntryItem } from '../../../shared/protocol/entry/body.ts'
import { checkSegment, type IsAdopted } from '../../../shared/protocol/entry/check-segment.ts'
import { EMPTY_LOG, type LogHead, type WireEntry } from '../../../shared/protocol/entry/entry.ts'
import { openEntry } from '../../../shared/protocol/entry/open-entry.ts'
import { sealEntry } from '../../../shared/protocol/entry/seal-entry.ts'
import { valueOf, type Person, type Space } from './people.ts'

/** An update that a device of this number typed. */
export function typed(device: number, text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = device * 2 ** 32 + 1
  doc.getText('text').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

/** A stamp that the clock of this device gives (`shared/records/stamp.ts`). */
export const stampOf = (device: number): Uint8Array =>
  Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, device >> 16, device >> 8, device)

export function edit(device: number, text: string, stamp = stampOf(device)): EntryItem {
  return {
    type: 'changes',
    changeSet: stamp,
    command: 'text.edit',
    undoes: null,
    changes: [
      {
        document: new Uint8Array(16),
        kind: 'agenda-item',
        part: 0,
        update: typed(device, text),
        fields: [],
      },
    ],
  }
}

/** One device's own log. */
export class Log {
  head: LogHead = EMPTY_LOG
  readonly entries: WireEntry[] = []
  readonly #space: Space
  readonly #person: Person

  constructor(space: Space, person: Person) {
    this.#space = space
    this.#person = person
  }

  write(text: string, items: EntryItem[] = [edit(this.#person.device, text)]): WireEntry {
    const { secret, chain } = this.#space
    const context = { roster: chain.now, log: this.head, secret }
    const { entry, log } = valueOf(sealEntry(items, this.#person, context))
    this.head = log
    this.entries.push(entry)
    return entry
  }
}

export const nobody: IsAdopted = () => false

/** What a reader who has nothing of this author yet says to its entries. */
export function verdict(
  space: Space,
  entries: readonly WireEntry[],
  isAdopted: IsAdopted = nobody,
  log = EMPTY_LOG,
): string {
  const checked = checkSegment(space.chain, log, entries, isAdopted)
  if (!checked.ok) return checked.problem
  for (const entry of checked.value) {
    const opened = openEntry(entry, space.secrets.get(entry.roster.epoch) ?? new Uint8Array(32))
    if (!opened.ok) return opened.problem
  }
  return 'fine'
}
