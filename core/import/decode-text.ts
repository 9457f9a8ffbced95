import type { TextEncoding } from '../../shared/members/import/table-format.ts'
import { CODE_PAGES, decodeCodePage, type CodePage } from './code-pages.ts'

/** Decodes a text file, in the given encoding or in the one that its bytes speak for. */
export function decodeText(
  bytes: Uint8Array,
  wanted?: TextEncoding,
): { text: string; encoding: TextEncoding } {
  const encoding = wanted ?? detectEncoding(bytes)
  return { text: decodeAs(bytes, encoding).replace(/^\uFEFF/, ''), encoding }
}

/**
 * A byte order mark decides; then zero bytes at every second place (UTF-16 without a mark); then
 * whether the bytes are UTF-8; what is left is a single-byte encoding, told by its umlauts.
 */
function detectEncoding(bytes: Uint8Array): TextEncoding {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const wide = detectUtf16(bytes.subarray(0, 4096))
  if (wide) return wide
  return isMostlyUtf8(bytes) ? 'utf-8' : detectCodePage(bytes)
}

function detectUtf16(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let even = 0
  let odd = 0
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue
    if (index % 2) odd++
    else even++
  }
  const half = sample.length / 2
  if (half < 2) return null
  if (odd > half * 0.6 && even < half * 0.05) return 'utf-16le'
  if (even > half * 0.6 && odd < half * 0.05) return 'utf-16be'
  return null
}

/**
 * One broken byte in a long UTF-8 file (a cut, a careless tool) must not turn every umlaut into
 * two wrong letters, so a few faults among many good sequences are borne.
 */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0
  let bad = 0
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i] ?? 0
    const length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    const valid = length === 1 || (byte >= 0xc2 && byte < 0xf5 && continues(bytes, i, length))
    if (length > 1 && valid) good++
    if (!valid) bad++
    i += valid ? length : 1
  }
  return bad === 0 || good > bad * 20
}

function continues(bytes: Uint8Array, start: number, length: number): boolean {
  for (let i = start + 1; i < start + length; i++) {
    if (((bytes[i] ?? 0) & 0xc0) !== 0x80) return false
  }
  return true
}

/** The encoding in which the most upper bytes beside letters are German ones. */
function detectCodePage(bytes: Uint8Array): CodePage {
  const counts = new Array<number>(256).fill(0)
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte >= 0x80 && (isLetter(bytes[i - 1]) || isLetter(bytes[i + 1]))) {
      counts[byte] = (counts[byte] ?? 0) + 1
    }
  }
  const score = (page: CodePage) =>
    [...'äöüßÄÖÜé'].reduce((sum, char) => {
      const place = CODE_PAGES[page].indexOf(char)
      return sum + (place < 0 ? 0 : (counts[0x80 + place] ?? 0))
    }, 0)
  const western = score('windows-1252')
  const mac = score('macintosh')
  const dos = score('ibm850')
  // The usual one wins a draw: ß of DOS is á of Windows, and both are letters.
  if (mac > western && mac >= dos) return 'macintosh'
  return dos > western ? 'ibm850' : 'windows-1252'
}

const isLetter = (byte: number | undefined) =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a))

function decodeAs(bytes: Uint8Array, encoding: TextEncoding): string {
  if (encoding === 'utf-8') return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  if (encoding === 'utf-16le') return decodeUtf16(bytes)
  if (encoding === 'utf-16be') return decodeUtf16(swapPairs(bytes))
  return decodeCodePage(bytes, encoding)
}

function decodeUtf16(bytes: Uint8Array): string {
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes)
}

function swapPairs(bytes: Uint8Array): Uint8Array {
  const swapped = new Uint8Array(bytes.length)
  for (let i = 0; i < bytes.length; i++) swapped[i] = bytes[i ^ 1] ?? 0
  return swapped
}
