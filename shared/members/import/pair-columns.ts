import type { ColumnMapping, ImportTarget } from './candidate.ts'
import { tidyLine } from './tidy-text.ts'

/**
 * The column that says more about what stands in this one ("E-Mail 2" and "E-Mail 2 Bezeichnung",
 * "Amt" and "seit"): the one of the same number, else the next such column behind it, else the only
 * one that there is for the only column of this kind.
 */
export function pairedColumn(
  column: ColumnMapping,
  mapping: ColumnMapping[],
  wanted: ImportTarget,
): ColumnMapping | undefined {
  const found = mapping.filter(({ target }) => target === wanted)
  if (found.length === 0) return undefined
  const own = numberIn(column.header)
  const alike = mapping.filter(({ target }) => target === column.target)
  const next = alike.find((one) => one.column > column.column)?.column ?? Infinity
  return (
    found.find(({ header }) => own !== null && numberIn(header) === own) ??
    found.find((one) => one.column > column.column && one.column < next) ??
    (found.length === 1 && alike.length === 1 ? found[0] : undefined)
  )
}

/** What kind of address or number a cell holds: as the row says beside it, or as the header says. */
export function labelFor(column: ColumnMapping, mapping: ColumnMapping[], row: string[]): string {
  const pair = pairedColumn(
    column,
    mapping,
    column.target === 'email' ? 'emailLabel' : 'phoneLabel',
  )
  return pair ? tidyLine(row[pair.column] ?? '') : (column.label ?? '')
}

const numberIn = (header: string) => /\d+/.exec(header)?.[0] ?? null
