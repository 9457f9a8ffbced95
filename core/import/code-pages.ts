/**
 * The upper halves of the single-byte encodings in which German lists arrive. Own tables rather
 * than TextDecoder: what a runtime supports depends on how its ICU was built.
 */
const LATIN_1_UPPER = Array.from({ length: 96 }, (_, i) => String.fromCharCode(0xa0 + i)).join('')

export const CODE_PAGES = {
  /** Windows' western encoding; ISO 8859-1 is the same where text is concerned. */
  'windows-1252': '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' + LATIN_1_UPPER,
  /** What Excel for Mac writes as "CSV". */
  macintosh:
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
    '¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
  /** What programs from the days of DOS write. */
  ibm850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
    '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
} as const

export type CodePage = keyof typeof CODE_PAGES

/** Decodes bytes of a single-byte encoding; every byte is a character, so this cannot fail. */
export function decodeCodePage(bytes: Uint8Array, page: CodePage): string {
  const upper = CODE_PAGES[page]
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += 8192) {
    const codes: number[] = []
    for (const byte of bytes.subarray(start, start + 8192)) {
      codes.push(byte < 0x80 ? byte : upper.charCodeAt(byte - 0x80))
    }
    parts.push(String.fromCharCode(...codes))
  }
  return parts.join('')
}
