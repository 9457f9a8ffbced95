/**
 * A text that was replaced as a whole, as a change among the fields of history: `text:<name>`, with
 * the text before and the sum of the text after. So any device can bring it back, and see whether
 * somebody has written in it since. Typing leaves no such change.
 */
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { z } from 'zod'
import type { FieldChange } from '../../shared/records/change-set.ts'
import { textOf, type RecordKind } from '../../shared/records/record-kind.ts'
import { plainText } from '../../shared/text/plain-text.ts'

const PREFIX = 'text:'
/** The client of a text that stands in no document; whoever brings it back writes it anew. */
const NOBODY = 1

/** `state`: a Yjs update (version 1) in base64, with nothing but the text. */
const textBefore = z.object({ state: z.string() })
const textAfter = z.object({ sha256: z.string() })

export const isTextChange = ({ path }: FieldChange) => path.startsWith(PREFIX)

/** A text that was replaced is only named in what is told: nobody reads it there, and it can be long. */
export const withoutText = (change: FieldChange): FieldChange =>
  isTextChange(change) ? { path: change.path, before: null, after: null } : change

/** Whether two documents show the same text, with its marks and nodes. */
export const isSameText = (a: Y.Doc, b: Y.Doc, name: string) => shown(a, name) === shown(b, name)

/** Puts the text of another document in the place of this one's. */
export function replaceText(doc: Y.Doc, name: string, from: Y.Doc): FieldChange {
  const before = { state: Buffer.from(Y.encodeStateAsUpdate(copyOf(doc, name))).toString('base64') }
  doc.transact(() => {
    fill(doc, name, from)
  })
  return { path: PREFIX + name, before, after: { sha256: sumOf(doc, name) } }
}

/** Whether the text is still what the change made of it, and can be brought back. */
export function textHolds(doc: Y.Doc, kind: RecordKind, change: FieldChange): boolean {
  const name = nameOf(change)
  const after = textAfter.safeParse(change.after)
  return (
    kind.texts.includes(name) &&
    after.success &&
    after.data.sha256 === sumOf(doc, name) &&
    earlier(change) !== null
  )
}

/** Brings the text before the change back; only where {@link textHolds}. */
export function takeTextBack(doc: Y.Doc, change: FieldChange): FieldChange[] {
  const from = earlier(change)
  return from ? [replaceText(doc, nameOf(change), from)] : []
}

const nameOf = ({ path }: FieldChange) => path.slice(PREFIX.length)

const shown = (doc: Y.Doc, name: string) =>
  `${textOf(doc, name).toJSON()}\n${plainText(textOf(doc, name))}`

const sumOf = (doc: Y.Doc, name: string) =>
  createHash('sha256').update(shown(doc, name)).digest('hex')

function copyOf(doc: Y.Doc, name: string): Y.Doc {
  const copy = new Y.Doc()
  copy.clientID = NOBODY
  fill(copy, name, doc)
  return copy
}

/** Nodes of a newer app are cloned as they are. */
function fill(doc: Y.Doc, name: string, from: Y.Doc): void {
  const target = textOf(doc, name)
  target.delete(0, target.length)
  const nodes = textOf(from, name)
    .toArray()
    .map((node) => node.clone() as Y.XmlElement | Y.XmlText)
  target.insert(0, nodes)
}

/** What other devices wrote is not trusted: `null` for what is no text. */
function earlier({ before }: FieldChange): Y.Doc | null {
  const parsed = textBefore.safeParse(before)
  if (!parsed.success) return null
  try {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Buffer.from(parsed.data.state, 'base64'))
    return doc
  } catch {
    // Whatever Yjs stumbled over, it is no update.
    return null
  }
}
