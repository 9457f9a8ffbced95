import type { Separator } from '../../../../shared/members/import/table-format.ts'

const KEYS = {
  ';': 'semicolon',
  ',': 'comma',
  '\t': 'tab',
  '|': 'bar',
  ' ': 'space',
} as const satisfies Record<Separator, string>

/** Under which a separator's name stands in `import.separators`. */
export const separatorKey = (separator: Separator) => KEYS[separator]
