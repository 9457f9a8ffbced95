import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, MinutesDocument } from '../../shared/meetings/minutes-document.ts'
import { bodyOf, canReadPdf, pagesOf, readerNote, squeezed } from '../../tests/paper/read-pdf.ts'
import {
  boardMinutes,
  emptyMinutes,
  paragraph,
  run,
  sentence,
  withItems,
} from '../../tests/paper/sample-minutes.ts'
import { renderMinutes } from './render-minutes.ts'

const raw = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1')

describe('the minutes as a file', () => {
  it('are the same bytes each time, because they will be kept with a checksum', () => {
    expect(renderMinutes(boardMinutes)).toEqual(renderMinutes(boardMinutes))
  })

  it('call themselves archivable (PDF/A-2b) and say in which language they are', () => {
    const pdf = raw(renderMinutes(boardMinutes))
    expect(pdf).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(pdf).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
    expect(pdf).toContain('/Lang (de')
    expect(raw(renderMinutes({ ...boardMinutes, language: 'en' }))).toContain('/Lang (en')
  })

  it('carry title, chapter and the moment of printing, in the time of Berlin', () => {
    const pdf = Buffer.from(renderMinutes(boardMinutes)).toString('utf8')
    expect(pdf).toContain(
      'Niederschrift – Vorstand – Vorstandssitzung im Mai – Montag, 3. Mai 2027',
    )
    expect(pdf).toContain('Ortsverein Musterstadt-Süd')
    expect(pdf).toContain('/CreationDate (D:20270504201000')
  })

  it('name only the families that the engine has built in', () => {
    const fonts = raw(renderMinutes(boardMinutes)).match(/\/BaseFont \/[A-Z]+\+(\w+)/gu) ?? []
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts) expect(font).toMatch(/\+(LibertinusSerif|NewCM|DejaVuSansMono)/u)
  })

  it('never fail, whatever somebody typed', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 30 })
    const minutes = fc.record({
      texts: fc.array(anything, { minLength: 1, maxLength: 12 }),
      marks: fc.record({ bold: fc.boolean(), italic: fc.boolean(), link: anything }),
    })
    fc.assert(
      fc.property(minutes, ({ texts, marks }) => {
        const [text = ''] = texts
        const document: MinutesDocument = {
          ...boardMinutes,
          printedAt: text,
          chapter: { name: text, address: text, accent: text },
          heading: {
            body: text,
            kind: 'ordinary',
            title: text,
            place: text,
            date: text,
            end: text,
          },
          chair: text,
          attendance: { present: texts, excused: texts, guests: texts },
          items: texts.map((words) => ({
            number: words,
            title: words,
            confidential: true,
            blocks: [
              paragraph(run(words, marks)),
              { type: 'motion', title: words, wording: [paragraph(words)], applicant: words },
            ],
          })),
        }
        expect(raw(renderMinutes(document)).startsWith('%PDF-1.7')).toBe(true)
      }),
      { numRuns: 12, seed: 2027 },
    )
  }, 60_000)

  it('are printed even when a damaged record nests its lists a thousandfold', () => {
    let block: Block = { type: 'bulletList', items: [[paragraph('ganz innen')]] }
    for (let depth = 0; depth < 1000; depth++) {
      block = { type: 'orderedList', start: -depth, items: [[block]] }
    }
    expect(renderMinutes(withItems({ blocks: [block] })).length).toBeGreaterThan(0)
  })
})

describe.skipIf(!canReadPdf)(`the minutes on paper${readerNote}`, () => {
  const textOf = (document: MinutesDocument): string => {
    const pdf = renderMinutes(document)
    return squeezed(bodyOf(pdf)) + squeezed(pagesOf(pdf).join(' '))
  }
  const expectWords = (text: string, words: string): void => {
    for (const word of words.split(/\s+/u).filter(Boolean)) expect(text).toContain(squeezed(word))
  }

  it('hold every word of the record, umlauts and foreign letters as they are', () => {
    const text = textOf(boardMinutes)
    const strings: string[] = []
    JSON.stringify(boardMinutes.items, (key, value: unknown) => {
      if (['text', 'title', 'number', 'applicant', 'resolution'].includes(key)) {
        if (typeof value === 'string') strings.push(value)
      }
      return value
    })
    expect(strings.length).toBeGreaterThan(20)
    expectWords(text, strings.join(' '))
    expectWords(text, boardMinutes.attendance.present.join(' '))
    expectWords(
      text,
      'Gaststätte „Zur Linde“ Bernd Süßmuth Dieter Maßmann Petra Kühn Çiğdem Łukasz',
    )
    expectWords(text, 'Montag, 3. Mai 2027 19:05 Uhr 21:40 beschlussfähig 4 stimmberechtigt')
    expectWords(text, 'https://www.example.org/ordnung.pdf angenommen abgelehnt vertraulich')
    expectWords(text, 'Seite 1 von 2 Stand: 04.05.2027, 22:10')
  })

  it('note what a newer app wrote, also inside lists and quotations', () => {
    const unknown = { type: 'unknown' } as const
    const blocks = [
      { type: 'quote' as const, blocks: [unknown] },
      { type: 'orderedList' as const, start: 4, items: [[paragraph('Vierter Punkt'), unknown]] },
    ]
    const text = textOf(withItems({ blocks }))
    // Read twice: by body and by page.
    expect(text.split(squeezed('eine neuere Version')).length - 1).toBe(4)
    expect(text).toContain(squeezed('4. Vierter Punkt'))
  })

  it('speak English where the chapter does, and leave no German word standing', () => {
    const pages = pagesOf(renderMinutes({ ...boardMinutes, language: 'en' })).join(' ')
    expectWords(
      squeezed(pages),
      'Minutes ordinary meeting Monday, 3 May 2027 Agenda rejected confidential',
    )
    expect(pages).toMatch(/Page 1 of 2/u)
    expect(pages).not.toMatch(/Tagesordnung|Anwesend|Sitzungsleitung|angenommen|Seite \d/u)
  })

  it('print typesetting code as the letters it is', () => {
    const code =
      '#panic("x") $x^2$ *fett* _so_ `roh` <marke> @ref = Titel // Rest /* Ende */ [a] \\u{41} ~ -- ... "so" \'so\''
    const text = textOf(withItems({ title: code, blocks: [paragraph(code)] }))
    expect(text.split(squeezed(code)).length - 1).toBeGreaterThanOrEqual(4)
  })

  it('lose no word of any text', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'abcdefgäöüßÄÖÜéçłğ0123456789#$*_`@\\[]{}<>"\'/.,;:!?()=+~^&%€§–…'),
      minLength: 1,
      maxLength: 24,
    })
    const words = fc.array(word, { minLength: 1, maxLength: 60 }).map((all) => all.join(' '))
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), (texts) => {
        const text = textOf(
          withItems(
            ...texts.map((typed) => ({
              title: typed,
              blocks: [
                paragraph(typed),
                { type: 'bulletList' as const, items: [[paragraph(run(typed, { italic: true }))]] },
                { type: 'motion' as const, title: typed, wording: [paragraph(typed)] },
              ],
            })),
          ),
        )
        expectWords(text, texts.join(' '))
      }),
      { numRuns: 15, seed: 7 },
    )
  }, 60_000)

  it('give a common pictograph as a sign or by its word, whatever colour it was meant in', () => {
    const text = textOf(withItems({ blocks: [paragraph('Herz ❤️ Kaffee ☕ Haken ✅ Achtung ⚠️')] }))
    expect(text).toMatch(
      /Herz(❤|\[Herz\])Kaffee(☕|\[Kaffee\])Haken\[Haken\]Achtung(⚠|\[Achtung\])/u,
    )
    expect(text).not.toContain('U+')
  })

  it('give a character that no font has by a word or its number, and explain that', () => {
    const text = textOf(withItems({ blocks: [paragraph('Sommerfest 🎉 李 \u{10fffe} ✓ 👩‍👧')] }))
    expectWords(
      text,
      'Sommerfest [Konfetti] [U+674E] [U+10FFFE] ✓ [U+1F469, U+1F467] Unicode-Nummer',
    )
    expect(textOf(boardMinutes)).not.toContain('Unicode')
  })

  it('show the wording that the record has, where hidden characters would turn it round', () => {
    const text = textOf(withItems({ blocks: [paragraph('Antrag \u202enegnul\u202c ablehnen')] }))
    expect(text).toContain('Antragnegnulablehnen')
  })

  it('name all 187 people of an assembly, and say at the top where', () => {
    const present = Array.from({ length: 187 }, (_, index) => `Grünwald-Özdemir, Anna ${index + 1}`)
    const pages = pagesOf(
      renderMinutes({ ...boardMinutes, attendance: { present, excused: [], guests: [] } }),
    )
    const text = squeezed(pages.join(' '))
    for (const name of present) expect(text).toContain(squeezed(name))
    const named = Number(/187 Personen, Namen auf Seite (\d+)/u.exec(pages[0] ?? '')?.[1])
    expect(pages[named - 1]).toContain('Anwesend (187)')
  })

  it('number forty items, in the overview with their pages', () => {
    const document = withItems(
      ...Array.from({ length: 40 }, () => ({ blocks: [paragraph(sentence.repeat(4))] })),
    )
    const pages = pagesOf(renderMinutes(document), 'sheet')
    const overview = /Punkt 40[ .]+(\d+)\s/u.exec(pages.slice(0, 2).join(' '))
    expect(pages[Number(overview?.[1]) - 1]).toMatch(/40\s+Punkt 40/u)
    pages.forEach((page, index) => {
      expect(page).toContain(`Seite ${index + 1} von ${pages.length}`)
    })
  })

  it('fit on one page when nothing is recorded, and can still be signed', () => {
    const pages = pagesOf(renderMinutes(emptyMinutes))
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain('Zu dieser Sitzung ist nichts festgehalten.')
    expect(pages[0]).toContain('Für die Richtigkeit der Niederschrift')
  })

  it('say on the paper that it is an excerpt', () => {
    const [first = ''] = pagesOf(renderMinutes({ ...boardMinutes, isExcerpt: true }))
    expect(first).toContain('Auszug aus der Niederschrift')
    expect(first).toContain('Ohne die vertraulichen Punkte.')
  })

  const endings: [string, (length: number) => Block[]][] = [
    ['one long text', (length) => [paragraph(sentence.repeat(length))]],
    ['short texts', (length) => Array<Block>(length).fill(paragraph(sentence))],
    [
      'a list',
      (length) => [{ type: 'bulletList', items: Array(length).fill([paragraph(sentence)]) }],
    ],
    [
      'a motion',
      (length) => [{ type: 'motion', title: 'M', wording: [paragraph(sentence.repeat(length))] }],
    ],
    [
      'a vote',
      (length) => [
        paragraph(sentence.repeat(length)),
        { type: 'vote', yes: 1, no: 0, abstention: 0, invalid: 0, result: 'carried' },
      ],
    ],
  ]
  it.each(endings)(
    'never leave the signatures alone on a page: %s',
    (_, blocks) => {
      let pushed = 0
      for (let length = 8; length <= 38; length += 4) {
        const pages = pagesOf(renderMinutes(withItems({ blocks: blocks(length) })))
        const last = pages.at(-1) ?? ''
        expect(last).toContain('Für die Richtigkeit der Niederschrift')
        expect(last).toMatch(/überarbeitet|Rechnungsprüfungsordnung|angenommen/u)
        if (pages.length > 1) pushed += 1
      }
      expect(pushed).toBeGreaterThan(0)
    },
    60_000,
  )
})
