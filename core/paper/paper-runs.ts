import type { Inline, TextRun } from '../../shared/meetings/minutes-document.ts'
import { printable, withBreaks, type SpellOut } from './printable-text.ts'

/** A run on paper; `address` is what its link points to, where the text does not say it. */
export type PaperRun = (TextRun & { address?: string }) | { type: 'break' }

/** A line end within a run is a line end on paper. */
export function paperRuns(content: Inline[], spellOut: SpellOut): PaperRun[] {
  const runs = content.flatMap((run): PaperRun[] => {
    if (run.type === 'break') return [run]
    const link = followed(run.link)
    return printable(run.text, spellOut)
      .split('\n')
      .flatMap((text, index): PaperRun[] => [
        ...(index > 0 ? [{ type: 'break' } as const] : []),
        ...(text === '' ? [] : [{ ...run, text: withBreaks(text), link }]),
      ])
  })
  return withAddresses(runs, spellOut)
}

/** A link that paper may hold; anything but these schemes could start something on a click. */
function followed(link: string | undefined): string | undefined {
  return link && /^(https?:\/\/|mailto:)/iu.test(link) && URL.canParse(link)
    ? new URL(link).href
    : undefined
}

/** On a sheet nobody can click: an address that the text hides is given once, behind its text. */
function withAddresses(runs: PaperRun[], spellOut: SpellOut): PaperRun[] {
  let text = ''
  return runs.map((run, index) => {
    if (run.type === 'break' || !run.link) {
      text = ''
      return run
    }
    text += run.text
    const next = runs[index + 1]
    if (next?.type === 'text' && next.link === run.link) return run
    const said = bare(text)
    text = ''
    return said === bare(run.link)
      ? run
      : { ...run, address: withBreaks(printable(run.link.replace(/^mailto:/iu, ''), spellOut)) }
  })
}

function bare(address: string): string {
  return address
    .replace(/[\u200b\s]/gu, '')
    .replace(/^(https?:\/\/(www\.)?|mailto:)/iu, '')
    .replace(/\/$/u, '')
    .toLowerCase()
}
