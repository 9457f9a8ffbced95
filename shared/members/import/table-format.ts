/** How a list can lie in a file. */
export const TEXT_ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'macintosh',
  'ibm850',
] as const
export type TextEncoding = (typeof TEXT_ENCODINGS)[number]

export const SEPARATORS = [';', ',', '\t', '|', ' '] as const
export type Separator = (typeof SEPARATORS)[number]

/** Separators that an export can be written with. */
export const EXPORT_SEPARATORS = [';', ',', '\t', '|'] as const
