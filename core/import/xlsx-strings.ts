import { decodeEntities, scanXml } from './scan-xml.ts'

/** The texts that cells refer to by number; pieces of different looks are joined. */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = []
  let text = ''
  let inText = false
  let phonetic = false
  scanXml(xml, {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') inText = !phonetic
    },
    text: (raw) => {
      if (inText) text += raw
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') strings.push(unescapeControls(decodeEntities(text)))
    },
  })
  return strings
}

/** `_x000D_` and its kind stand for characters that XML cannot hold (ECMA-376 22.9.2.19). */
export function unescapeControls(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_all, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  )
}
