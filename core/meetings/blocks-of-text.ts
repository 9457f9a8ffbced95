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

/**
 * A motion inside a list or a quotation comes right after it: paper frames motions.
 * @param blockOf what stands for a motion's atom
 */
export function blocksOfText(
  fragment: Y.XmlFragment,
  blockOf: (id: string) => Block[],
): PlacedBlocks {
  const blockIds = new Set<string>()
  const motions = (element: Y.XmlElement): Block[] => {
    if (element.nodeName !== DATA_BLOCK) return elements(element).flatMap(motions)
    const id = element.getAttribute('id') ?? ''
    // Copied and pasted, or moved by two at once: the first place counts.
    if (blockIds.has(id)) return []
    blockIds.add(id)
    return blockOf(id)
  }
  const blocks = elements(fragment).flatMap((element): Block[] => [
    ...textBlocks(element),
    ...motions(element),
  ])
  return { blocks, blockIds }
}

function textBlocks(element: Y.XmlElement): TextBlock[] {
  switch (element.nodeName) {
    case 'paragraph':
      return withNote({ type: 'paragraph', content: inline(element) }, element)
    case 'heading':
      return withNote(
        { type: 'heading', level: levelOf(element), content: inline(element) },
        element,
      )
    case 'blockquote':
      return [{ type: 'quote', blocks: elements(element).flatMap(textBlocks) }]
    case 'bulletList':
      return [{ type: 'bulletList', items: elements(element).map(itemBlocks) }]
    case 'orderedList':
      return [
        { type: 'orderedList', start: startOf(element), items: elements(element).map(itemBlocks) },
      ]
    case DATA_BLOCK:
      return []
    default:
      return [{ type: 'unknown' }]
  }
}

const itemBlocks = (item: Y.XmlElement): TextBlock[] =>
  item.nodeName === 'listItem' ? elements(item).flatMap(textBlocks) : [{ type: 'unknown' }]

/** A line that holds something of a newer app is followed by the note that it does. */
function withNote(block: TextBlock, element: Y.XmlElement): TextBlock[] {
  const isKnown = elements(element).every(({ nodeName }) => nodeName === 'hardBreak')
  return isKnown ? [block] : [block, { type: 'unknown' }]
}

const elements = (parent: Y.XmlFragment) =>
  parent.toArray().filter((child): child is Y.XmlElement => child instanceof Y.XmlElement)

const level = z.union([z.literal(1), z.literal(2), z.literal(3)]).catch(3)
const levelOf = (element: Y.XmlElement) => level.parse(element.getAttribute('level') as unknown)

const start = z.int().optional().catch(undefined)
const startOf = (element: Y.XmlElement) => start.parse(element.getAttribute('start') as unknown)

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
