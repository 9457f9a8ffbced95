import { execFileSync, spawnSync } from 'node:child_process'

/** Poppler's readers; where they are missing, tests that read paper back are skipped. */
export const canReadPdf = spawnSync('pdftotext', ['-v']).error === undefined

/** For a suite's name, so that a skipped one says what to install. */
export const readerNote = canReadPdf
  ? ''
  : ' (skipped: pdftotext of poppler-utils is not installed)'

/** The text of each page in reading order, or line by line as it stands on the sheet. */
export function pagesOf(pdf: Uint8Array, order: 'reading' | 'sheet' = 'reading'): string[] {
  return read(pdf, order === 'sheet' ? ['-layout'] : [])
    .split('\f')
    .slice(0, -1)
}

/** All text between running head and foot, page after page, so that a parted word is whole again. */
export function bodyOf(pdf: Uint8Array): string {
  return read(pdf, ['-x', '0', '-y', '70', '-W', '596', '-H', '700'])
}

/** Text without what lines add to it: spaces, hyphens, invisible places to break at. */
export function squeezed(text: string): string {
  return text.normalize('NFC').replace(/[\s\u00ad\u200b\u2010-]/gu, '')
}

function read(pdf: Uint8Array, options: string[]): string {
  return execFileSync('pdftotext', ['-enc', 'UTF-8', ...options, '-', '-'], {
    input: pdf,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  })
}
