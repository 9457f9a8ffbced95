/**
 * What this app's text editor knows. Tiptap drops what its schema lacks, and dropping it would
 * delete it for everybody: a text that holds anything else is only read here.
 */
import * as Y from 'yjs'

/**
 * The atom that stands for data beside the text (a motion) and holds its id. Never `block`: in the
 * editor's content rules a node's name hides the group of the same name.
 */
export const DATA_BLOCK = 'dataBlock'

const NODES: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'hardBreak',
  DATA_BLOCK,
])
const MARKS: ReadonlySet<string> = new Set(['bold', 'italic', 'underline', 'strike', 'link'])

/** The name of the fragment that holds a record's prose. */
export const TEXT = 'text'

/** Whether a document holds a node or mark of a newer app. */
export function holdsNewerText(doc: Y.Doc): boolean {
  return [...doc.store.clients.values()].some(anyNewer)
}

/** Whether an update brings one. The update must be valid. */
export function bringsNewerText(update: Uint8Array): boolean {
  return anyNewer(Y.decodeUpdate(update).structs)
}

function anyNewer(structs: readonly (Y.Item | Y.GC | Y.Skip)[]): boolean {
  return structs.some((struct) => 'content' in struct && !struct.deleted && isNewer(struct.content))
}

function isNewer(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentFormat) {
    // Marks that may overlap carry a hash after their name.
    return !MARKS.has(content.key.split('--')[0] ?? '')
  }
  return (
    content instanceof Y.ContentType &&
    content.type instanceof Y.XmlElement &&
    !NODES.has(content.type.nodeName)
  )
}
