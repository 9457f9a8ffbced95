import type { Block, MinutesItem, TextBlock } from '../../shared/meetings/minutes-document.ts'
import type { MinutesWords } from './minutes-words.ts'
import { paperRuns } from './paper-runs.ts'
import { printableLine, withBreaks, type SpellOut } from './printable-text.ts'

/** Up to this size (about a third of a page) a motion or a text stays on one page with its vote. */
const KEPT_WITH_VOTE = 1400

/** The engine lays out only so deep; no board writes deeper than this, a damaged record might. */
const DEEPEST = 6

export interface PaperItem {
  number: string
  title: string
  depth: number
  confidential: boolean
  /** The title must not part from what follows: a text, an item below it, or the signatures. */
  keep: boolean
  blocks: PaperBlock[]
}

/** How the two parts of a parted block meet: as two lines of one text, or as two blocks. */
export type Seam = 'line' | 'block'

/** `keep` holds a block together with what follows it (a vote, the signatures). */
export type PaperBlock = Block & { keep?: boolean; continues?: Seam; goesOn?: Seam }

/** One agenda item as it goes to the paper; `next` is the item after it. */
export function paperItem(
  item: MinutesItem,
  next: MinutesItem | undefined,
  words: MinutesWords,
  spellOut: SpellOut,
): PaperItem {
  const blocks = item.blocks.flatMap((block) => paperBlocks(block, spellOut))
  return {
    number: printableLine(item.number, spellOut),
    title: withBreaks(printableLine(item.title, spellOut)) || words.untitled,
    depth: Math.min(item.number.split('.').filter((part) => part.trim()).length || 1, 4),
    confidential: item.confidential,
    keep: blocks.length > 0 || !next || next.number.startsWith(`${item.number}.`),
    blocks: blocks.map((block, index) =>
      blocks[index + 1]?.type === 'vote' && textLength(block) < KEPT_WITH_VOTE
        ? { ...block, keep: true }
        : block,
    ),
  }
}

function textLength(value: Block | Block[]): number {
  return JSON.stringify(value, ['text', 'content', 'wording', 'items', 'blocks', 'title']).length
}

function paperBlocks(block: Block, spellOut: SpellOut): Block[] {
  switch (block.type) {
    case 'motion':
      return [
        {
          type: 'motion',
          title: withBreaks(printableLine(block.title, spellOut)),
          wording: textBlocks(block.wording, spellOut, 0),
          applicant: withBreaks(printableLine(block.applicant, spellOut)),
          resolution: withBreaks(printableLine(block.resolution, spellOut)),
        },
      ]
    case 'vote':
      return [block]
    default:
      return textBlocks([block], spellOut, 0)
  }
}

/** Beyond `DEEPEST`, what is nested stands on the level above: the text stays, the step is lost. */
function textBlocks(blocks: TextBlock[], spellOut: SpellOut, depth: number): TextBlock[] {
  return blocks
    .flatMap((block): TextBlock[] => {
      switch (block.type) {
        case 'paragraph':
        case 'heading':
          return [{ ...block, content: paperRuns(block.content, spellOut) }]
        case 'bulletList':
        case 'orderedList': {
          const items = block.items.map((item) => textBlocks(item, spellOut, depth + 1))
          if (depth >= DEEPEST) return items.flat()
          if (block.type === 'bulletList') return [{ type: 'bulletList', items }]
          return [{ type: 'orderedList', start: startOf(block.start), items }]
        }
        case 'quote': {
          const inner = textBlocks(block.blocks, spellOut, depth + 1)
          return depth >= DEEPEST ? inner : [{ type: 'quote', blocks: inner }]
        }
        case 'unknown':
          return [block]
      }
    })
    .filter(hasContent)
}

/** The engine counts from 0 to whatever it is told, in Roman numbers too. */
function startOf(start: number | undefined): number {
  return Math.min(Math.max(Math.trunc(start ?? 1) || 1, 1), 9999)
}

/** Empty paragraphs are how an editor makes space; paper has its own. */
function hasContent(block: Block): boolean {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.content.some((run) => run.type === 'text' && run.text.trim() !== '')
    case 'bulletList':
    case 'orderedList':
      return block.items.length > 0
    case 'quote':
      return block.blocks.length > 0
    default:
      return true
  }
}
