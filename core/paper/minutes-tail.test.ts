import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { TextBlock } from '../../shared/meetings/minutes-document.ts'
import { paragraph, run, sentence } from '../../tests/paper/sample-minutes.ts'
import { splitTail } from './minutes-tail.ts'
import type { PaperBlock } from './paper-items.ts'

const textOf = (value: unknown): string => {
  let text = ''
  JSON.stringify(value, (key, part: unknown) => {
    if (['text', 'title', 'applicant'].includes(key) && typeof part === 'string') text += part
    return part
  })
  return text
}

it('parts the end of the minutes from the rest without losing or doubling a letter', () => {
  const typed = fc.string({
    unit: fc.constantFrom('a', 'ß', ' ', '.', '\u{1f389}'),
    maxLength: 1500,
  })
  const text: fc.Arbitrary<TextBlock> = fc
    .array(
      fc.oneof(
        typed.map((words) => run(words)),
        fc.constant({ type: 'break' as const }),
      ),
    )
    .map((content) => paragraph(...content))
  const list = fc.array(fc.array(text, { maxLength: 2 }), { minLength: 1, maxLength: 4 })
  const texts = fc.array(text, { maxLength: 3 })
  const block: fc.Arbitrary<PaperBlock> = fc.oneof(
    text,
    list.map((items): PaperBlock => ({ type: 'bulletList', items })),
    list.map((items): PaperBlock => ({ type: 'orderedList', start: 4, items })),
    texts.map((blocks): PaperBlock => ({ type: 'quote', blocks })),
    texts.map((wording): PaperBlock => ({ type: 'motion', title: 'T', wording, applicant: 'A' })),
  )
  fc.assert(
    fc.property(fc.array(block, { maxLength: 3 }), (blocks) => {
      const parted = splitTail(blocks)
      expect(textOf(parted)).toBe(textOf(blocks))
      expect(textOf(parted)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/u)
      expect(parted.filter(({ keep }) => keep)).toEqual(parted.slice(-1))
    }),
    { numRuns: 200, seed: 3 },
  )
})

it('parts a long last text at the end of a sentence', () => {
  const [head, tail, ...rest] = splitTail([paragraph(sentence.repeat(20))])
  expect(rest).toEqual([])
  expect(textOf(head)).toMatch(/\. $/u)
  expect(textOf(tail)).toMatch(/^Die Kassiererin/u)
  expect(textOf(tail).length).toBeLessThan(601)
})

it('leaves a short last text whole', () => {
  expect(splitTail([paragraph(sentence)])).toEqual([{ ...paragraph(sentence), keep: true }])
})

it('counts on in a numbered list that was parted', () => {
  const items = [[paragraph('a')], [paragraph('b')], [paragraph('c')]]
  expect(splitTail([{ type: 'orderedList', start: 4, items }])).toMatchObject([
    { start: 4, items: items.slice(0, 2) },
    { start: 6, items: items.slice(2) },
  ])
})
