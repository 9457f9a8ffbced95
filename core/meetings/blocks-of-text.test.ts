import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { DATA_BLOCK } from '../../shared/text/schema.ts'
import { blocksOfText } from './blocks-of-text.ts'

type Child = Y.XmlElement | Y.XmlText

function element(
  name: string,
  children: Child[] = [],
  attributes: Record<string, string | number> = {},
) {
  const made = new Y.XmlElement<Record<string, string | number>>(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.insert(0, children)
  return made as Y.XmlElement
}

const paragraph = (text: string) => element('paragraph', [new Y.XmlText(text)])
const item = (...children: Child[]) => element('listItem', children)
const motion = (id: string) => element(DATA_BLOCK, [], { id })

/** The text as paper has it, with each motion as one line; `words` is its plain text. */
function onPaper(...children: Child[]) {
  const fragment = new Y.Doc().getXmlFragment('text')
  fragment.insert(0, children)
  const placed = blocksOfText(fragment, (id) => [
    { type: 'paragraph', content: [{ type: 'text', text: `Antrag ${id}` }] },
  ])
  const shape = JSON.parse(JSON.stringify(placed.blocks), (_key, value: unknown) => {
    const run = value as { type?: string; text?: string; content?: unknown } | null
    return run?.type === 'text' ? run.text : run?.type === 'paragraph' ? run.content : value
  }) as unknown
  return { shape, ids: [...placed.blockIds] }
}

test('a list that goes on counting does so on paper', () => {
  const list = element('orderedList', [item(paragraph('Vierter'))], { start: 4 })
  expect(onPaper(list).shape).toEqual([{ type: 'orderedList', start: 4, items: [[['Vierter']]] }])
})

test('what a newer app put into a list, a quotation or a line is noted where it stands', () => {
  const table = () => element('table', [paragraph('1')])
  const { shape } = onPaper(
    element('bulletList', [item(paragraph('Punkt'), table()), element('taskItem')]),
    element('blockquote', [table(), paragraph('Zitat')]),
    element('paragraph', [new Y.XmlText('Dank an '), element('mention')]),
  )
  const unknown = { type: 'unknown' }
  expect(shape).toEqual([
    { type: 'bulletList', items: [[['Punkt'], unknown], [unknown]] },
    { type: 'quote', blocks: [unknown, ['Zitat']] },
    ['Dank an '],
    unknown,
  ])
})

test('a motion inside a list or a quotation comes right after it, and only once', () => {
  const { shape, ids } = onPaper(
    element('blockquote', [paragraph('Zitat'), motion('a')]),
    element('bulletList', [item(paragraph('Punkt'), motion('b'))]),
    motion('a'),
    paragraph('Ende'),
  )
  expect(shape).toEqual([
    { type: 'quote', blocks: [['Zitat']] },
    ['Antrag a'],
    { type: 'bulletList', items: [[['Punkt']]] },
    ['Antrag b'],
    ['Ende'],
  ])
  expect(ids).toEqual(['a', 'b'])
})
