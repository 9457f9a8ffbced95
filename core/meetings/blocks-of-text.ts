/** The prose of an agenda item as plain data for paper. */
import * as Y from 'yjs'
import { z } from 'zod'
import type { Block, Inline, TextBlock } from '../../shared/meetings/minutes-document.ts'
import { DATA_BLOCK } from '../../shared/text/schema.ts'

export interface PlacedBlocks {
  blocks: Block[]
  /** Ids of the motions that have a place in the text. */
  blockIds: Set<string>
}

/** @param blockOf what stands for a motion's atom */
export function blocksOfText(
  fragment: Y.XmlFragment,
  blockOf: (id: string) => Block[],
): PlacedBlocks {
  const blockIds = new Set<string>()
  const blocks = elements(fragment).flatMap((element): Block[] => {
    if (element.nodeName !== DATA_BLOCK) return [textBlock(element) ?? { type: 'unknown' }]
    const id = element.getAttribute('id') ?? ''
    // Copied and pasted, or moved by two at once: the first place counts.
    if (blockIds.has(id)) return []
    blockIds.add(id)
    return blockOf(id)
  })
  return { blocks, blockIds }
}

function textBlock(element: Y.XmlElement): TextBlock | null {
  const children = () => elements(element).flatMap((child) => textBlock(child) ?? [])
  switch (element.nodeName) {
    case 'paragraph':
      return { type: 'paragraph', content: inline(element) }
    case 'heading':
      return { type: 'heading', level: levelOf(element), content: inline(element) }
    case 'blockquote':
      return { type: 'quote', blocks: children() }
    case 'bulletList':
    case 'orderedList':
      return { type: element.nodeName, items: elements(element).map(itemBlocks) }
    default:
      return null
  }
}

const itemBlocks = (item: Y.XmlElement) => elements(item).flatMap((child) => textBlock(child) ?? [])

const elements = (parent: Y.XmlFragment) =>
  parent.toArray().filter((child): child is Y.XmlElement => child instanceof Y.XmlElement)

const level = z.union([z.literal(1), z.literal(2), z.literal(3)]).catch(3)
const levelOf = (element: Y.XmlElement) => level.parse(element.getAttribute('level') as unknown)

const delta = z.array(
  z.object({ insert: z.unknown(), attributes: z.record(z.string(), z.unknown()).optional() }),
)
const link = z.object({ href: z.string() })

function inline(element: Y.XmlElement): Inline[] {
  return element.toArray().flatMap((child): Inline[] => {
    if (child instanceof Y.XmlElement)
      return child.nodeName === 'hardBreak' ? [{ type: 'break' }] : []
    if (!(child instanceof Y.XmlText)) return []
    return delta.parse(child.toDelta()).flatMap(({ insert, attributes = {} }): Inline[] => {
      if (typeof insert !== 'string') return []
      const target = link.safeParse(attributes['link'])
      return [
        {
          type: 'text',
          text: insert,
          bold: 'bold' in attributes,
          italic: 'italic' in attributes,
          underline: 'underline' in attributes,
          strike: 'strike' in attributes,
          link: target.success ? target.data.href : undefined,
        },
      ]
    })
  })
}
