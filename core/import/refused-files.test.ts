import { describe, expect, test } from 'vitest'
import { odsParts, writeZip, xlsxParts } from '../../tests/generators/write-zip.ts'
import { readTable } from './read-table.ts'

const rowsOf = (file: string | Uint8Array) => {
  const result = readTable(typeof file === 'string' ? Buffer.from(file) : file)
  if (!result.ok) throw new Error(result.error.code)
  return result.value.rows
}
const errorOf = (file: string | Uint8Array) => {
  const result = readTable(typeof file === 'string' ? Buffer.from(file) : file)
  return result.ok ? null : result.error
}

describe('files that are refused', () => {
  const ole = (stream: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from(stream, 'utf16le'),
    ])
  test.each([
    ['an empty file', '', 'import/empty'],
    ['a file of blanks', ' \n ; ;\n', 'import/empty'],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'import/not-a-table'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'import/not-a-table'],
    ['address cards', 'BEGIN:VCARD\nFN:Eva\n', 'import/not-a-table'],
    ['a web page', '<!DOCTYPE html><p>Hallo', 'import/not-a-table'],
    ['a web page that calls itself Excel', '<html><table><tr><td>x', 'import/unsupported-format'],
    ['zeros', Buffer.alloc(1000), 'import/not-a-table'],
    ['an old Excel file', ole('Workbook'), 'import/unsupported-format'],
    ['an Excel file with a password', ole('EncryptedPackage'), 'import/encrypted-file'],
    ['a Word file', ole('WordDocument'), 'import/not-a-table'],
    [
      'an archive of something else',
      writeZip([{ name: 'a.txt', content: 'a' }]),
      'import/not-a-table',
    ],
    ['a cut archive', writeZip(xlsxParts('')).subarray(0, 300), 'import/damaged-file'],
    [
      'an OpenDocument file with a password',
      writeZip(
        odsParts('').map((part) =>
          part.name === 'META-INF/manifest.xml'
            ? { ...part, content: '<m><manifest:encryption-data/></m>' }
            : part,
        ),
      ),
      'import/encrypted-file',
    ],
    [
      'a part with a zip password',
      writeZip(xlsxParts('').map((part) => ({ ...part, lie: { encrypted: true } }))),
      'import/encrypted-file',
    ],
  ])('%s', (_name, file, code) => {
    expect(errorOf(file)?.code).toBe(code)
  })

  test('a sheet with a document type, whose entities could grow without end', () => {
    const parts = xlsxParts('', {
      'xl/worksheets/sheet1.xml':
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
    })
    expect(errorOf(writeZip(parts))?.code).toBe('import/not-a-table')
  })

  test('a part that unpacks to more than it declares, or to more than anybody needs', () => {
    const bomb = ' '.repeat(3_000_000)
    const lying = writeZip([
      ...xlsxParts('').filter(({ name }) => !name.includes('sheet1')),
      { name: 'xl/worksheets/sheet1.xml', content: bomb, lie: { size: 100 } },
    ])
    expect(errorOf(lying)?.code).toBe('import/damaged-file')
    const honest = writeZip([
      ...xlsxParts('').filter(({ name }) => !name.includes('sheet1')),
      { name: 'xl/worksheets/sheet1.xml', content: bomb, lie: { size: 200 * 1024 * 1024 } },
    ])
    expect(errorOf(honest)).toMatchObject({
      code: 'import/too-big',
      details: { what: 'unpackedBytes' },
    })
  })

  test('a part whose checksum does not fit', () => {
    const parts = xlsxParts('<row/>').map((part) => ({ ...part, lie: { crc: 1 } }))
    expect(errorOf(writeZip(parts))?.code).toBe('import/damaged-file')
  })

  test('more rows, columns or text in a cell than a list of members has', () => {
    expect(errorOf('a\n'.repeat(100_001))).toMatchObject({ details: { what: 'rows' } })
    expect(errorOf('a;'.repeat(201))).toMatchObject({ details: { what: 'columns' } })
    expect(errorOf(`a;"${'b'.repeat(32_768)}"`)).toMatchObject({ details: { what: 'cellLength' } })
    expect(rowsOf('a\n'.repeat(100_000))).toHaveLength(100_000)
    expect(errorOf(Buffer.alloc(50 * 1024 * 1024 + 1, 'a\n'))).toMatchObject({
      details: { what: 'fileBytes' },
    })
  })

  test('a cell of a few bytes that asks for a million copies of itself', () => {
    const rows =
      '<table:table-row table:number-rows-repeated="90000"><table:table-cell table:number-columns-repeated="190" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    expect(errorOf(writeZip(odsParts(rows)))?.code).toBe('import/too-big')
  })

  test('a hyperlink over a whole sheet, which has brought down other readers, is no matter', () => {
    const parts = xlsxParts(
      '<row><c t="str"><v>x</v></c></row></sheetData><hyperlinks><hyperlink ref="A1:XFD1048576" location="a"/></hyperlinks><sheetData>',
    )
    expect(rowsOf(writeZip(parts))).toEqual([['x']])
  })

  test('thousands of empty sheets, each of which would be looked through', () => {
    const sheets = '</table:table>' + '<table:table></table:table>'.repeat(20_000) + '<table:table>'
    expect(errorOf(writeZip(odsParts(sheets)))).toMatchObject({ details: { what: 'sheets' } })
  })

  test('cells merged a hundred thousand times over each other', () => {
    const sheet =
      '<row r="1"><c r="A1" t="str"><v>x</v></c></row><row r="90000"><c r="A90000" t="str"><v>y</v></c></row></sheetData>' +
      '<mergeCell ref="A1:A90000"/>'.repeat(100_000) +
      '<sheetData>'
    expect(errorOf(writeZip(xlsxParts(sheet)))?.code).toBe('import/too-big')
  })

  test('broken quotes over megabytes are read in a moment', () => {
    const hostile = [
      `"${'a"'.repeat(1_000_000)}${' '.repeat(1_000_000)};b\n`,
      '"a";\n'.repeat(200_000) + '"'.repeat(99_999),
      `${' "'.repeat(1_000_000)}\n`,
      ';'.repeat(3_000_000),
      '\n'.repeat(3_000_000),
    ]
    for (const text of hostile) readTable(Buffer.from(text))
  })
})
