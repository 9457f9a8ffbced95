import type { Inline, TextBlock } from '../../shared/meetings/minutes-document.ts'
import type { PaperBlock, Seam } from './paper-items.ts'

/** Longer last paragraphs are parted: about seven lines go with the signatures. */
const TAIL_LENGTH = 600

/**
 * Signatures must never stand alone on a page, so the last block of the minutes is kept together
 * with them. That only holds for a block that is shorter than a page: a longer one is parted
 * here, and its end is kept.
 */
export function splitTail(blocks: PaperBlock[]): PaperBlock[] {
  const last = blocks.at(-1)
  if (!last) return blocks
  const { head, seam, tail } = split(last)
  const kept = head ? { ...tail, keep: true, continues: seam } : { ...tail, keep: true }
  return [...blocks.slice(0, -1), ...(head ? [{ ...head, goesOn: seam }] : []), kept]
}

interface Split<B> {
  head: B | null
  seam: Seam
  tail: B
}

function split(block: PaperBlock): Split<PaperBlock> {
  switch (block.type) {
    case 'motion': {
      const { head, seam, tail } = splitWithin(block.wording)
      const { applicant, resolution } = block
      if (!head) return { head: null, seam, tail: block }
      return {
        head: { type: 'motion', title: block.title, wording: head },
        seam,
        tail: { type: 'motion', title: '', wording: tail, applicant, resolution },
      }
    }
    case 'quote': {
      const { head, seam, tail } = splitWithin(block.blocks)
      if (!head) return { head: null, seam, tail: block }
      return { head: { type: 'quote', blocks: head }, seam, tail: { type: 'quote', blocks: tail } }
    }
    case 'vote':
    case 'unknown':
      return { head: null, seam: 'block', tail: block }
    default:
      return splitText(block)
  }
}

/** Parts a row of blocks before its last one, or within that one where it is long. */
function splitWithin(blocks: TextBlock[]): Split<TextBlock[]> {
  const last = blocks.at(-1)
  if (!last) return { head: null, seam: 'block', tail: blocks }
  const { head, tail } = splitText(last)
  const before = blocks.slice(0, -1)
  if (head) return { head: [...before, head], seam: 'line', tail: [tail] }
  return { head: before.length > 0 ? before : null, seam: 'block', tail: [last] }
}

function splitText(block: TextBlock): Split<TextBlock> {
  const parts =
    block.type === 'paragraph'
      ? splitParagraph(block)
      : block.type === 'bulletList' || block.type === 'orderedList'
        ? splitList(block)
        : [block]
  const [first, second] = parts
  return second && first
    ? { head: first, seam: 'line', tail: second }
    : { head: null, seam: 'block', tail: block }
}

function splitList(list: Extract<TextBlock, { type: 'bulletList' | 'orderedList' }>): TextBlock[] {
  const count = list.items.length
  if (count < 2) return [list]
  const head = { ...list, items: list.items.slice(0, -1) }
  const tail = list.items.slice(-1)
  return list.type === 'orderedList'
    ? [head, { ...list, start: (list.start ?? 1) + count - 1, items: tail }]
    : [head, { ...list, items: tail }]
}

/** Parts a long paragraph at the end of a sentence (or else of a word) near its end. */
function splitParagraph(block: Extract<TextBlock, { type: 'paragraph' }>): TextBlock[] {
  const whole = block.content.map((run) => (run.type === 'text' ? run.text : '\n')).join('')
  if (whole.length <= 2 * TAIL_LENGTH) return [block]
  const end = whole.slice(-TAIL_LENGTH)
  const found = [/[.!?…]["»“”)]*\s+(?=\S)/u, /\n/u, /\s+(?=\S)/u]
    .map((border) => border.exec(end))
    .find((match) => match !== null)
  if (!found) return [block]
  const cut = whole.length - TAIL_LENGTH + found.index + found[0].length
  const [head, tail] = cutRuns(block.content, cut)
  return [
    { ...block, content: head },
    { ...block, content: tail },
  ]
}

function cutRuns(content: Inline[], cut: number): [Inline[], Inline[]] {
  const head: Inline[] = []
  const tail: Inline[] = []
  let position = 0
  for (const run of content) {
    const length = run.type === 'text' ? run.text.length : 1
    const inHead = Math.min(Math.max(cut - position, 0), length)
    if (inHead === length) head.push(run)
    else if (inHead === 0) tail.push(run)
    else if (run.type === 'text') {
      head.push({ ...run, text: run.text.slice(0, inHead) })
      tail.push({ ...run, text: run.text.slice(inHead) })
    }
    position += length
  }
  return [head, tail]
}
