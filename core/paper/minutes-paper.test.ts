import { describe, expect, it } from 'vitest'
import type { MinutesDocument, TextRun } from '../../shared/meetings/minutes-document.ts'
import {
  boardMinutes,
  emptyMinutes,
  paragraph,
  run,
  withItems,
} from '../../tests/paper/sample-minutes.ts'
import { minutesToPaper, type MinutesPaper } from './minutes-paper.ts'

const paperOf = (document: MinutesDocument): MinutesPaper => minutesToPaper(document, () => false)
const rowsOf = (document: MinutesDocument): Record<string, string> =>
  Object.fromEntries(paperOf(document).rows.map(({ label, text }) => [label, text]))

describe('the head of the minutes', () => {
  it('says what kind of meeting it was once, where its title says no more', () => {
    const heading = { ...boardMinutes.heading, body: 'Vorstandssitzung', title: 'Vorstandssitzung' }
    expect(paperOf({ ...boardMinutes, heading })).toMatchObject({
      title: 'Niederschrift – Vorstandssitzung – Montag, 3. Mai 2027',
      heading: { subtitle: '', body: 'Vorstandssitzung · ordentliche Sitzung' },
    })
  })
})

describe('an excerpt without confidential items', () => {
  const items = boardMinutes.items.filter(({ confidential }) => !confidential)
  const excerpt = { ...boardMinutes, isExcerpt: true, items }

  it('is headed and certified as one, and says what its numbers are', () => {
    const paper = paperOf(excerpt)
    expect(paper).toMatchObject({
      title:
        'Auszug aus der Niederschrift – Vorstand – Vorstandssitzung im Mai – Montag, 3. Mai 2027',
      heading: {
        title: 'Auszug aus der Niederschrift',
        note: 'Ohne die vertraulichen Punkte. Die TOP behalten ihre Nummern aus der Tagesordnung.',
      },
      words: { certified: 'Für die Richtigkeit des Auszugs' },
    })
    expect(paper.running.left).toMatch(/^Auszug aus der Niederschrift/u)
    expect(paper.items.map(({ number }) => number)).toEqual(['1', '1.1', '3', '4'])
    expect(paperOf(boardMinutes).heading).toMatchObject({ title: 'Niederschrift', note: '' })
  })

  it('does not claim that nothing was recorded where everything is confidential', () => {
    expect(paperOf({ ...excerpt, items: [] }).words.noItems).toBe(
      'Alle Punkte dieser Sitzung sind vertraulich.',
    )
  })
})

describe('the table at the top of the minutes', () => {
  it('says when the meeting was, and the day only once', () => {
    expect(rowsOf(boardMinutes)).toMatchObject({
      Datum: 'Montag, 3. Mai 2027',
      Beginn: '19:05 Uhr',
      Ende: '21:40 Uhr',
    })
  })

  it('names the next day where a meeting went past midnight', () => {
    const heading = { ...boardMinutes.heading, end: '2027-05-04T00:20' }
    expect(rowsOf({ ...boardMinutes, heading }).Ende).toBe('Dienstag, 4. Mai 2027, 00:20 Uhr')
  })

  it('takes the day from the beginning where no day is given', () => {
    const heading = { ...boardMinutes.heading, date: undefined }
    expect(rowsOf({ ...boardMinutes, heading })).toMatchObject({
      Datum: 'Montag, 3. Mai 2027',
      Beginn: '19:05 Uhr',
    })
  })

  it('prints a date that is none as it was written', () => {
    const heading = { body: 'Vorstand', date: '2027-02-30', begin: 'nach dem Essen' }
    expect(rowsOf({ ...boardMinutes, heading })).toMatchObject({
      Datum: '2027-02-30',
      Beginn: 'nach dem Essen',
    })
  })

  it('says that something was not recorded instead of leaving a hole', () => {
    expect(rowsOf(emptyMinutes)).toEqual({
      Ort: 'nicht festgehalten',
      Datum: 'nicht festgehalten',
      Beginn: 'nicht festgehalten',
      Ende: 'nicht festgehalten',
      Sitzungsleitung: 'nicht festgehalten',
      Protokoll: 'nicht festgehalten',
      Anwesend: 'nicht festgehalten',
    })
  })

  it('states quorum and convening as they were stated, the bad news too', () => {
    expect(rowsOf(boardMinutes).Beschlussfähigkeit).toBe(
      'ordnungsgemäß eingeladen, beschlussfähig, 4 stimmberechtigt',
    )
    const quorum = { convened: false, quorate: false, entitled: null }
    expect(rowsOf({ ...boardMinutes, quorum }).Beschlussfähigkeit).toBe(
      'nicht ordnungsgemäß eingeladen, nicht beschlussfähig',
    )
    const nothing = { convened: null, quorate: null, entitled: null }
    expect(rowsOf({ ...boardMinutes, quorum: nothing })).not.toHaveProperty('Beschlussfähigkeit')
  })

  it('keeps fourteen names in the table and gives fifteen a list of their own', () => {
    const people = (count: number): MinutesDocument => ({
      ...boardMinutes,
      attendance: { present: Array<string>(count).fill('Anna'), excused: [], guests: [] },
    })
    expect(paperOf(people(14)).nameLists).toEqual([])
    expect(paperOf(people(15)).nameLists).toEqual([
      { label: 'Anwesend', names: Array<string>(15).fill('Anna') },
    ])
  })
})

describe('the items of the minutes', () => {
  it('follow links to the web and to mailboxes, and no others', () => {
    const links = [
      'https://example.org/',
      'mailto:a@example.org',
      'javascript:alert(1)',
      'file:///etc',
      '#x',
    ]
    const [item] = paperOf(
      withItems({ blocks: [paragraph(...links.map((link) => run('x', { link })))] }),
    ).items
    const block = item?.blocks[0]
    const runs = block?.type === 'paragraph' ? (block.content as TextRun[]) : []
    expect(runs.map(({ link }) => link)).toEqual([
      'https://example.org/',
      'mailto:a@example.org',
      undefined,
      undefined,
      undefined,
    ])
  })

  it('write out an address once, and only where the text hides it', () => {
    const link = 'https://www.example.org/ordnung/'
    const addresses = (...texts: string[]): unknown[] => {
      const content = texts.map((text) => run(text, { link }))
      const block = paperOf(withItems({ blocks: [paragraph(...content)] })).items[0]?.blocks[0]
      return block?.type === 'paragraph'
        ? block.content.map((part) =>
            'address' in part ? String(part.address).replaceAll('\u200b', '') : null,
          )
        : []
    }
    expect(addresses('example.org/ordnung')).toEqual([null])
    expect(addresses('die ', 'Ordnung')).toEqual([null, link])
  })

  it('keep a line end within a text as a line end', () => {
    const [item] = paperOf(withItems({ blocks: [paragraph('eins\r\nzwei')] })).items
    const block = item?.blocks[0]
    expect(block?.type === 'paragraph' && block.content.map(({ type }) => type)).toEqual([
      'text',
      'break',
      'text',
    ])
  })

  it('leave out paragraphs that only made space on the screen', () => {
    const [item] = paperOf(
      withItems({ blocks: [paragraph(), paragraph(' '), paragraph('x')] }),
    ).items
    expect(item?.blocks).toHaveLength(1)
  })

  it('hold a title together with what belongs to it', () => {
    const titles = paperOf(
      withItems(
        { number: '1' },
        { number: '1.1', blocks: [paragraph('x')] },
        { number: '2' },
        { number: '3' },
      ),
    ).items
    expect(titles.map(({ keep }) => keep)).toEqual([true, true, false, true])
  })
})

describe('the letter head', () => {
  it('takes the colour of the chapter, and the red of the app where that is none', () => {
    const accent = (value: string): string =>
      paperOf({ ...boardMinutes, chapter: { name: 'OV', accent: value } }).accent
    expect(accent('#0055AA')).toBe('#0055AA')
    expect(accent('red')).toBe('#9b1c2e')
    expect(accent('#0055AA"); panic(')).toBe('#9b1c2e')
  })
})
