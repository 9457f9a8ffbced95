import type {
  Inline,
  MinutesDocument,
  MinutesItem,
  TextBlock,
  TextRun,
} from '../../shared/meetings/minutes-document.ts'

export function run(text: string, marks: Partial<TextRun> = {}): TextRun {
  return { type: 'text', text, ...marks }
}

export function paragraph(...content: (string | Inline)[]): TextBlock {
  return {
    type: 'paragraph',
    content: content.map((part) => (typeof part === 'string' ? run(part) : part)),
  }
}

export const sentence =
  'Die Kassiererin berichtet über die Ortsvereinskasse; die Rechnungsprüfungsordnung wird überarbeitet. '

/** Nothing recorded at all. */
export const emptyMinutes: MinutesDocument = {
  language: 'de',
  printedAt: '2027-05-04T22:10',
  chapter: { name: '' },
  heading: { body: '' },
  attendance: { present: [], excused: [], guests: [] },
  items: [],
}

/** An evening of an invented chapter with one of everything. */
export const boardMinutes: MinutesDocument = {
  language: 'de',
  printedAt: '2027-05-04T22:10',
  chapter: {
    name: 'Ortsverein Musterstadt-Süd',
    address: 'Bahnhofstraße 12\n12345 Musterstadt\nvorstand@musterstadt.example',
    accent: '#a3182e',
  },
  heading: {
    body: 'Vorstand',
    kind: 'ordinary',
    title: 'Vorstandssitzung im Mai',
    place: 'Gaststätte „Zur Linde“, Nebenraum',
    date: '2027-05-03',
    begin: '2027-05-03T19:05',
    end: '2027-05-03T21:40',
  },
  chair: 'Anna Grünwald-Özdemir',
  minuteTaker: 'Bernd Süßmuth',
  attendance: {
    present: ['Anna Grünwald-Özdemir', 'Bernd Süßmuth', 'Çiğdem Yılmaz', 'Łukasz Wójcik'],
    excused: ['Dieter Maßmann'],
    guests: ['Petra Kühn'],
  },
  quorum: { convened: true, quorate: true, entitled: 4 },
  items: [
    { number: '1', title: 'Regularien', confidential: false, blocks: [] },
    {
      number: '1.1',
      title: 'Genehmigung der Niederschrift',
      confidential: false,
      blocks: [
        paragraph(
          'Sie wird ',
          run('ohne Änderung', { bold: true }),
          { type: 'break' },
          'genehmigt.',
        ),
        { type: 'vote', yes: 3, no: 0, abstention: 1, invalid: null, result: 'carried' },
      ],
    },
    {
      number: '2',
      title: 'Kassenbericht',
      confidential: true,
      blocks: [
        paragraph(sentence.repeat(3)),
        {
          type: 'bulletList',
          items: [
            [paragraph('Guthaben: 4.812,37 €')],
            [
              paragraph('offene Rechnungen'),
              {
                type: 'orderedList',
                start: 3,
                items: [[paragraph('Druckerei')], [paragraph('Saalmiete')]],
              },
            ],
          ],
        },
        paragraph(
          'Siehe ',
          run('Finanzordnung', { link: 'https://www.example.org/ordnung.pdf' }),
          '.',
        ),
      ],
    },
    {
      number: '3',
      title: 'Anträge',
      confidential: false,
      blocks: [
        {
          type: 'motion',
          title: 'Barrierefreie Haltestellen',
          wording: [paragraph('Alle Haltestellen werden bis 2028 barrierefrei.')],
          applicant: 'Arbeitsgemeinschaft 60 plus',
          resolution: '2027/04',
        },
        { type: 'vote', yes: 2, no: 1, abstention: 1, invalid: 0, result: 'rejected' },
        { type: 'heading', level: 2, content: [run('Aussprache')] },
        { type: 'quote', blocks: [paragraph('Wer mobil ist, nimmt teil.')] },
        { type: 'vote', yes: null, no: null, abstention: null, invalid: null, result: null },
      ],
    },
    {
      number: '4',
      title: 'Verschiedenes',
      confidential: false,
      blocks: [{ type: 'unknown' }, paragraph('Sommerfest am 12. Juni.')],
    },
  ],
}

export function withItems(...items: Partial<MinutesItem>[]): MinutesDocument {
  return {
    ...boardMinutes,
    items: items.map((item, index) => ({
      number: String(index + 1),
      title: `Punkt ${index + 1}`,
      confidential: false,
      blocks: [],
      ...item,
    })),
  }
}
