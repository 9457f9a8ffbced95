import type { ColumnMapping } from './candidate.ts'
import { tidyLine } from './tidy-text.ts'

/**
 * What kind of address or number a cell holds: as the row says in a column of labels that belongs
 * to this one ("E-Mail 2" and "E-Mail 2 Bezeichnung", else the next such column behind it), or as
 * the column's own header says.
 */
export function labelFor(column: ColumnMapping, mapping: ColumnMapping[], row: string[]): string {
  const wanted = column.target === 'email' ? 'emailLabel' : 'phoneLabel'
  const labels = mapping.filter(({ target }) => target === wanted)
  if (labels.length === 0) return column.label ?? ''
  const own = numberIn(column.header)
  const next = mapping.find(
    (one) => one.target === column.target && one.column > column.column,
  )?.column
  const pair =
    labels.find(({ header }) => own !== null && numberIn(header) === own) ??
    labels.find((one) => one.column > column.column && one.column < (next ?? Infinity))
  return pair ? tidyLine(row[pair.column] ?? '') : (column.label ?? '')
}

const numberIn = (header: string) => /\d+/.exec(header)?.[0] ?? null
