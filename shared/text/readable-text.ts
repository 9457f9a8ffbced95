/**
 * A text that this app's editor must not open, since it would delete what it does not know: what
 * can be read of it, block by block.
 */
import * as Y from 'yjs'
import { plainText } from './plain-text.ts'
import { DATA_BLOCK } from './schema.ts'

export type ReadableBlock =
  /** `newer`: something that this app does not know, with the words that were found in it. */
  | { type: 'paragraph' | 'heading' | 'item' | 'quote' | 'newer'; text: string }
  /** The place of data beside the text, such as a motion. */
  | { type: 'data'; id: string }

const HOLDERS: Readonly<Record<string, 'item' | 'quote' | undefined>> = {
  bulletList: 'item',
  orderedList: 'item',
  listItem: 'item',
  blockquote: 'quote',
}

/** @param within what the blocks stand in */
export function readableText(
  parent: Y.XmlFragment | Y.XmlElement,
  within: 'paragraph' | 'item' | 'quote' = 'paragraph',
): ReadableBlock[] {
  return parent.toArray().flatMap((node): ReadableBlock[] => {
    if (!(node instanceof Y.XmlElement)) return []
    const holder = HOLDERS[node.nodeName]
    if (holder) return readableText(node, holder)
    if (node.nodeName === DATA_BLOCK) return [{ type: 'data', id: node.getAttribute('id') ?? '' }]
    const text = plainText(node)
    if (node.nodeName === 'paragraph') return [{ type: within, text }]
    return [{ type: node.nodeName === 'heading' ? 'heading' : 'newer', text }]
  })
}
