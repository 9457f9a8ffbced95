import { isExportHeader } from '../export.ts'
import {
  POSTAL_TARGETS,
  REPEATABLE_TARGETS,
  type ColumnMapping,
  type ImportTarget,
} from './candidate.ts'
import { parseKind } from './parse-kind.ts'
import { isGermany, isSalutation, splitPostalCode } from './parse-words.ts'
import { looksLikeEmail } from './parse-emails.ts'
import { looksLikePhone } from './parse-phones.ts'
import { foldHeader, labelOf, recogniseHeader } from './recognise-header.ts'

/**
 * Proposes what each column is, by its header and, where that leaves a doubt, by the values below
 * it. A person looks over the proposal and can change every line of it.
 *
 * @param sampleRows some rows below the header; a few dozen are enough.
 */
export function proposeMapping(headers: string[], sampleRows: string[][]): ColumnMapping[] {
  const rows = isExportHeader(headers) ? [] : sampleRows
  const proposals = headers.map((header, column) =>
    propose(header, column, samplesOf(rows, column)),
  )
  settleName(proposals, rows)
  settleHouseNumber(proposals, rows)
  settleGender(proposals)
  settleRivals(proposals)
  const foreign = isForeign(proposals, rows)
  return proposals.map((proposal) => {
    const { target, header } = proposal
    if (target === 'email' || target === 'phone') return { ...proposal, label: labelOf(header) }
    return foreign && target !== null && POSTAL_TARGETS.has(target)
      ? { ...proposal, foreign }
      : proposal
  })
}

function propose(header: string, column: number, samples: string[]): ColumnMapping {
  const known = recogniseHeader(header)
  const mapping = (target: ImportTarget | null, confidence: ColumnMapping['confidence']) => ({
    column,
    header,
    target,
    confidence: target === null ? ('none' as const) : confidence,
  })
  if (known) {
    const settled = bySamples(known.target, samples)
    return mapping(settled, settled === known.target ? known.confidence : 'likely')
  }
  // A column nobody named, or by an unknown word: only values that cannot be anything else count.
  if (mostly(samples, looksLikeEmail)) return mapping('email', 'guess')
  if (mostly(samples, looksLikePhone)) return mapping('phone', 'guess')
  return mapping(null, 'none')
}

/** What a header of more than one meaning means above these values. */
function bySamples(target: ImportTarget | null, samples: string[]): ImportTarget | null {
  if (samples.length === 0) return target
  // Outlook's English "Title" is the form of address.
  if (target === 'title' && mostly(samples, isSalutation)) return 'salutation'
  if (target === 'kind' && !samples.some((sample) => parseKind(sample))) return null
  if (target === 'postalCode' && mostly(samples, (sample) => splitPostalCode(sample) !== null)) {
    return 'postalCodeAndCity'
  }
  if (target === 'city' && mostly(samples, (sample) => splitPostalCode(sample) !== null)) {
    return 'postalCodeAndCity'
  }
  if (target === 'street' && mostly(samples, (sample) => /[,\n] *\S*\d{4,5} /.test(sample))) {
    return 'address'
  }
  return target
}

/** "Name" alone is a whole name: "Müller, Hans" or "Hans Müller". */
function settleName(proposals: ColumnMapping[], rows: string[][]): void {
  const has = (target: ImportTarget) => proposals.some((one) => one.target === target)
  const name = proposals.find((one) => one.target === 'lastName')
  if (!name || has('firstName') || has('firstLast') || has('lastFirst')) return
  const samples = samplesOf(rows, name.column)
  if (mostly(samples, (sample) => /^[^,]+, *[^,]+$/.test(sample))) {
    Object.assign(name, { target: 'lastFirst', confidence: 'likely' })
  } else if (mostly(samples, (sample) => /\S \S/.test(sample))) {
    Object.assign(name, { target: 'firstLast', confidence: 'likely' })
  }
}

/** "Nr" behind a street without numbers is the house's, not the member's. */
function settleHouseNumber(proposals: ColumnMapping[], rows: string[][]): void {
  const street = proposals.find((one) => one.target === 'street')
  const next = street && proposals[street.column + 1]
  if (!street || next?.target !== 'number' || !/^(nr|nummer)$/.test(foldHeader(next.header))) return
  if (mostly(samplesOf(rows, street.column), (sample) => !/\d/.test(sample))) {
    Object.assign(next, { target: 'houseNumber', confidence: 'likely' })
  }
}

/** A form of address says more than a sex. */
function settleGender(proposals: ColumnMapping[]): void {
  if (!proposals.some((one) => one.target === 'salutation')) return
  for (const one of proposals) if (one.target === 'gender') leaveOut(one)
}

/** Where two columns are the same field, the surer one wins, the private one, the first one. */
function settleRivals(proposals: ColumnMapping[]): void {
  const rank = { certain: 0, likely: 2, guess: 4, none: 6 }
  const weight = (one: ColumnMapping) =>
    rank[one.confidence] + (/gesch|dienst|work|business|firma/i.test(one.header) ? 1 : 0)
  const winners = new Map<ImportTarget, ColumnMapping>()
  for (const one of proposals) {
    if (one.target === null || REPEATABLE_TARGETS.has(one.target)) continue
    const other = winners.get(one.target)
    if (!other || weight(one) < weight(other)) winners.set(one.target, one)
  }
  for (const one of proposals) {
    if (one.target !== null && !REPEATABLE_TARGETS.has(one.target)) {
      if (winners.get(one.target) !== one) leaveOut(one)
    }
  }
}

/** Whether most countries that a list names are not Germany. */
function isForeign(proposals: ColumnMapping[], rows: string[][]): boolean {
  const column = proposals.find(({ target }) => target === 'country')?.column
  if (column === undefined) return false
  return mostly(samplesOf(rows, column), (country) => !isGermany(country))
}

function leaveOut(one: ColumnMapping): void {
  one.target = null
  one.confidence = 'none'
}

/** Enough to tell what a value is; prose needs no more. */
const MAX_SAMPLE = 200

const samplesOf = (rows: string[][], column: number) =>
  rows.map((row) => row[column]?.slice(0, MAX_SAMPLE).trim() ?? '').filter((cell) => cell !== '')

/** Whether at least two thirds of some values pass. */
function mostly(samples: string[], test: (sample: string) => boolean): boolean {
  return samples.length > 0 && samples.filter(test).length * 3 >= samples.length * 2
}
