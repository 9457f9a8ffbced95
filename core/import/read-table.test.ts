import { describe, expect, test } from 'vitest'
import { odsParts, writeZip, xlsxParts } from '../../tests/generators/write-zip.ts'
import { CODE_PAGES } from './code-pages.ts'
import { readTable, type ReadTableOptions } from './read-table.ts'

const rowsOf = (file: string | Uint8Array, options?: ReadTableOptions) => {
  const result = readTable(typeof file === 'string' ? Buffer.from(file) : file, options)
  if (!result.ok) throw new Error(result.error.code)
  return result.value.rows
}
const errorOf = (file: string | Uint8Array, options?: ReadTableOptions) => {
  const result = readTable(typeof file === 'string' ? Buffer.from(file) : file, options)
  return result.ok ? null : result.error
}
const LIST = 'Vorname;Name;Ort\r\nJürgen;Groß;Köln\r\n'
const EXPECTED = [
  ['Vorname', 'Name', 'Ort'],
  ['Jürgen', 'Groß', 'Köln'],
]

describe('text files', () => {
  const utf16 = (text: string) => Buffer.from(text, 'utf16le')
  test.each([
    ['UTF-8', Buffer.from(LIST), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${LIST}`), 'utf-8'],
    ['UTF-16 LE', utf16(LIST), 'utf-16le'],
    ['UTF-16 LE with a mark', utf16(`\uFEFF${LIST}`), 'utf-16le'],
    ['UTF-16 BE', utf16(LIST).swap16(), 'utf-16be'],
    ['UTF-16 BE with a mark', utf16(`\uFEFF${LIST}`).swap16(), 'utf-16be'],
    ['Windows-1252', Buffer.from(LIST, 'latin1'), 'windows-1252'],
    ['Excel for Mac', encodePage(LIST, 'macintosh'), 'macintosh'],
    ['an old DOS program', encodePage(LIST, 'ibm850'), 'ibm850'],
  ])('a list in %s keeps its umlauts', (_name, bytes, encoding) => {
    const result = readTable(bytes)
    expect(result).toMatchObject({ ok: true, value: { encoding, rows: EXPECTED, sheet: null } })
  })

  test('the euro sign and typographic quotes of Windows-1252 arrive', () => {
    expect(rowsOf(Buffer.from('Name;Notiz\nGr\xfcn;\x80 5, \x84ja\x93\n', 'latin1'))[1]).toEqual([
      'Grün',
      '€ 5, „ja“',
    ])
  })

  test('one broken byte does not spoil the umlauts of a whole UTF-8 file', () => {
    const good = Buffer.from('Name;Ort\n' + 'Müller;Köln\n'.repeat(30))
    const rows = rowsOf(Buffer.concat([good, Buffer.from([0x41, 0xfc, 0x3b, 0x42])]))
    expect(rows[1]).toEqual(['Müller', 'Köln'])
    expect(rows.at(-1)).toEqual(['A\ufffd', 'B'])
  })

  test.each([';', ',', '\t', '|'] as const)('lines separated by %j are told apart', (separator) => {
    expect(rowsOf(LIST.replaceAll(';', separator))).toEqual(EXPECTED)
  })

  test('commas in addresses do not hide that semicolons separate', () => {
    const list =
      'Name, Vorname;Anschrift;Ort\nGrün, Eva;Am Hang 1, Hof, 2. OG;Ulm\nRot, Udo;Weg 2;Ulm\n'
    expect(rowsOf(list)[1]).toEqual(['Grün, Eva', 'Am Hang 1, Hof, 2. OG', 'Ulm'])
  })

  test('a single column with "Name, Vorname" stays one column', () => {
    expect(rowsOf('Name\nGrün, Eva\nRot, Udo\n')).toEqual([['Name'], ['Grün, Eva'], ['Rot, Udo']])
  })

  test('"sep=" in the first line is obeyed, and lines keep their numbers', () => {
    expect(rowsOf('sep=|\r\nA;B|C\r\n')).toEqual([[], ['A;B', 'C']])
  })

  test('what a person chooses goes before what the bytes say', () => {
    const options = { encoding: 'windows-1252', separator: ',' } as const
    expect(rowsOf('a;b,ü', options)).toEqual([['a;b', 'Ã¼']])
  })

  test('blank lines keep their place, stray and no-break blanks go', () => {
    expect(rowsOf('Vorname;Ort\n\n ; \n\u00a0 Eva\u00a0; Bad\u00a0Ems \n;;;;\n')).toEqual([
      ['Vorname', 'Ort'],
      [],
      [],
      ['Eva', 'Bad\u00a0Ems'],
    ])
  })
})

describe('workbooks', () => {
  test('days, postal codes, formulas and pieces of text are read as they were meant', () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="[$-407]d/&quot;Tag&quot;\\ mmm\\ yy"/>' +
      '<numFmt numFmtId="166" formatCode="&quot;M-&quot;0000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="3"/></cellXfs></styleSheet>'
    const strings =
      '<sst><si><t xml:space="preserve"> Mül</t></si><si><r><t>Mül</t></r><r><rPr/><t>ler &amp; Söhne</t></r><rPh><t>x</t></rPh></si></sst>'
    const sheet =
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" s="1"><v>22769</v></c>' +
      '<c r="D2" s="2"><v>1067</v></c><c r="E2" s="3"><v>22769.75</v></c><c r="F2" s="4"><v>17</v></c></row>' +
      '<row><c t="inlineStr"><is><t>in&#x20;line_x000D_</t></is></c><c t="str"><f>A1&amp;B1</f><v>Text</v></c>' +
      '<c t="e"><v>#NAME?</v></c><c><v>491701234567</v></c><c><v>4.9170123456789E+17</v></c><c t="b"><v>1</v></c><c s="5"><v>1234</v></c><c t="d"><v>1962-05-03T00:00:00</v></c></row>'
    const parts = xlsxParts(sheet, { 'xl/styles.xml': styles, 'xl/sharedStrings.xml': strings })
    expect(rowsOf(writeZip(parts))).toEqual([
      [],
      ['Mül', 'Müller & Söhne', '1962-05-03', '01067', '1962-05-03', 'M-0017'],
      [
        'in line',
        'Text',
        '#NAME?',
        '491701234567',
        '4.9170123456789E+17',
        'TRUE',
        '1234',
        '1962-05-03',
      ],
    ])
  })

  test('days of old Excel for Mac count from 1904', () => {
    const parts = xlsxParts('<row><c s="0"><v>21307</v></c></row>', {
      'xl/workbook.xml':
        '<workbook><workbookPr date1904="1"/><sheets><sheet name="L" r:id="r1"/></sheets></workbook>',
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
    })
    expect(rowsOf(writeZip(parts))).toEqual([['1962-05-03']])
  })

  test('an address that a family shares by merged cells belongs to each of them', () => {
    const sheet =
      '<row r="1"><c r="A1" t="str"><v>Eva</v></c><c r="B1" t="str"><v>Weg 1</v></c></row>' +
      '<row r="2"><c r="A2" t="str"><v>Udo</v></c></row></sheetData><mergeCells><mergeCell ref="B1:B2"/></mergeCells><sheetData>'
    expect(rowsOf(writeZip(xlsxParts(sheet)))).toEqual([
      ['Eva', 'Weg 1'],
      ['Udo', 'Weg 1'],
    ])
  })

  test('an OpenDocument sheet gives days by value and zeros as shown', () => {
    const rows =
      '<table:table-row><table:table-cell office:value-type="string"><text:p>Eva<text:s/>Ma<text:span>ria</text:span></text:p><text:p>Zwei</text:p><office:annotation><text:p>nicht</text:p></office:annotation></table:table-cell>' +
      '<table:table-cell office:value-type="date" office:date-value="1962-05-03T00:00:00"><text:p>03.05.62</text:p></table:table-cell>' +
      '<table:table-cell office:value-type="float" office:value="1067"><text:p>01067</text:p></table:table-cell>' +
      '<table:table-cell office:value-type="float" office:value="491701234567"><text:p>4,92E+11</text:p></table:table-cell>' +
      '<table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>x</text:p></table:table-cell>' +
      '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>' +
      '<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    expect(rowsOf(writeZip(odsParts(rows)))).toEqual([
      ['Eva Maria\nZwei', '1962-05-03', '01067', '491701234567', 'x', 'x'],
    ])
  })

  test('the first visible sheet with something in it is read, another one when asked for', () => {
    const sheet = (text: string) =>
      `<worksheet><sheetData><row><c t="str"><v>${text}</v></c></row></sheetData></worksheet>`
    const parts = xlsxParts('', {
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="Leer" r:id="r1"/><sheet name="Versteckt" state="hidden" r:id="r4"/><sheet name="Zwei" r:id="r5"/><sheet name="Drei" r:id="r6"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships>' +
        [1, 4, 5, 6]
          .map(
            (n) =>
              `<Relationship Id="r${n}" Type="x/worksheet" Target="worksheets/sheet${n}.xml"/>`,
          )
          .join('') +
        '</Relationships>',
      'xl/worksheets/sheet4.xml': sheet('versteckt'),
      'xl/worksheets/sheet5.xml': sheet('zwei'),
      'xl/worksheets/sheet6.xml': sheet('drei'),
    })
    const file = writeZip(parts)
    expect(readTable(file)).toMatchObject({
      ok: true,
      value: { sheets: ['Leer', 'Zwei', 'Drei'], sheet: 'Zwei', rows: [['zwei']] },
    })
    expect(rowsOf(file, { sheet: 'Drei' })).toEqual([['drei']])
    expect(errorOf(file, { sheet: 'Vier' })).toEqual({ code: 'import/unknown-sheet' })
  })
})

function encodePage(text: string, page: keyof typeof CODE_PAGES): Uint8Array {
  return Uint8Array.from([...text], (char) => {
    const code = char.charCodeAt(0)
    return code < 0x80 ? code : 0x80 + CODE_PAGES[page].indexOf(char)
  })
}
