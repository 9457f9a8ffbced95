/** Change sets and facts as they travel in entries. */
import { z } from 'zod'
import { canonicalJson } from '../../shared/records/canonical-json.ts'
import type { ChangeSet } from '../../shared/records/change-set.ts'
import type { Json } from '../../shared/records/json.ts'
import { stampDevice } from '../../shared/records/stamp.ts'
import type { ChangesItem, FactItem } from '../../shared/protocol/entry/body.ts'
import type { Fact } from '../records/facts.ts'

/** @param changeSet with the changes that were stored, each with its part */
export function itemOfChangeSet({ id, command, undoes, changes }: ChangeSet): ChangesItem {
  return {
    type: 'changes',
    changeSet: fromHex(id),
    command,
    undoes: undoes === null ? null : fromHex(undoes),
    changes: changes.map(({ document, kind, part = 0, update, fields }) => ({
      document: fromHex(document),
      kind,
      part,
      update,
      fields: fields.map(({ path, before, after }) => ({
        path,
        before: canonicalJson(before),
        after: canonicalJson(after),
      })),
    })),
  }
}

/**
 * The change set as it was stored where it was made; `null` when a value in it is no JSON.
 * @param space in which the entry was
 */
export function changeSetOf(item: ChangesItem, space: string): ChangeSet | null {
  const id = toHex(item.changeSet)
  const changes = []
  for (const { document, kind, part, update, fields } of item.changes) {
    const read = fields.map(({ path, before, after }) => ({
      path,
      before: parse(before),
      after: parse(after),
    }))
    if (read.some(({ before, after }) => before === undefined || after === undefined)) return null
    changes.push({
      document: toHex(document),
      kind,
      space,
      part,
      update,
      fields: read as ChangeSet['changes'][number]['fields'],
    })
  }
  const undoes = item.undoes === null ? null : toHex(item.undoes)
  return { id, device: stampDevice(id), command: item.command, undoes, changes }
}

export function itemOfFact({ device, kind, document, at, body, signature }: Fact): FactItem {
  return {
    type: 'fact',
    device,
    kind,
    document: document === null ? null : fromHex(document),
    at,
    body: canonicalJson(body),
    signature,
  }
}

/** Without its id, which is the hash of its content; `null` when its body is no JSON. */
export function factOf({ type, document, body, ...fact }: FactItem): Omit<Fact, 'id'> | null {
  const read = parse(body)
  if (read === undefined) return null
  return { ...fact, document: document === null ? null : toHex(document), body: read }
}

const json = z.json()

/** `undefined` for what is no JSON in its canonical spelling. */
function parse(text: string): Json | undefined {
  try {
    const value = json.parse(JSON.parse(text))
    return canonicalJson(value) === text ? value : undefined
  } catch {
    // Whatever it is, it is no value.
    return undefined
  }
}

export const fromHex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))
export const toHex = (data: Uint8Array) => Buffer.from(data).toString('hex')
