import { describe, expect, it } from 'vitest'
import { typeset } from './typeset.ts'

const archivable = { pdfStandard: 'a-2b', createdAt: 1_800_000_000 } as const
const template = (body: string): string =>
  `#set document(date: auto)\n#set text(font: "Libertinus Serif", fallback: false)\n` +
  `#let data = json(bytes(sys.inputs.data))\n${body}`

describe('the typesetting engine', () => {
  it('names the character that no font has, instead of printing an empty box', () => {
    expect(typeset(template('#data.text'), { text: 'Fest 🎉' }, archivable)).toEqual({
      ok: false,
      error: { code: 'paper/missing-glyph', text: '🎉' },
    })
    expect(typeset(template('#data.text'), { text: 'x\u{10fffe}' }, archivable)).toMatchObject({
      error: { text: '\u{10fffe}' },
    })
  })

  it('says what is wrong with a template without a word of the minutes', () => {
    const secret = { text: 'Anna Grünwald' }
    for (const body of [
      '#panic(data.text)',
      '#rgb(data.text)',
      '#data.at(data.text)',
      '#(1 + data.text)',
    ]) {
      expect(() => typeset(template(body), secret, archivable)).toThrow(
        /^(?!.*Grünwald).*paper template/su,
      )
    }
  })

  it('reads no file of the machine', () => {
    expect(() => typeset(template('#read("/etc/hostname")'), {}, archivable)).toThrow(/not found/u)
    expect(() => typeset(template('#read("../../etc/hostname")'), {}, archivable)).toThrow()
  })
})
