/** Prose as plain text, for search and titles: one line per block. */
import * as Y from 'yjs'

/** Nodes of a newer app are read as well: whatever text they hold counts. */
export function plainText(fragment: Y.XmlFragment | Y.XmlElement): string {
  const lines: string[] = []
  let line = ''
  for (const child of fragment.toArray()) {
    if (child instanceof Y.XmlText) line += inlineText(child)
    else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') line += '\n'
    else if (child instanceof Y.XmlElement) {
      if (line) lines.push(line)
      line = ''
      const inner = plainText(child)
      if (inner) lines.push(inner)
    }
  }
  if (line) lines.push(line)
  return lines.join('\n')
}

function inlineText(text: Y.XmlText): string {
  const delta = text.toDelta() as { insert: unknown }[]
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}
