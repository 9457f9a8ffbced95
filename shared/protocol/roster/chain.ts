/** All records of a roster with the rights after each: what entries of every age are checked against. */
import { fine, type Checked } from '../checked.ts'
import { applyRecord, type Applied, type RosterProblem } from './apply-record.ts'
import type { Roster } from './roster.ts'

export interface ChainLink extends Applied {
  data: Uint8Array
}

/** Never empty: a chain begins with its genesis. */
export interface Chain {
  links: readonly ChainLink[]
  /** After the newest record. */
  now: Roster
}

export function startChain(genesis: Uint8Array): Checked<Chain, RosterProblem> {
  return append([], null, genesis)
}

export const extendChain = (chain: Chain, record: Uint8Array): Checked<Chain, RosterProblem> =>
  append(chain.links, chain.now, record)

function append(
  links: readonly ChainLink[],
  now: Roster | null,
  data: Uint8Array,
): Checked<Chain, RosterProblem> {
  const applied = applyRecord(now, data)
  if (!applied.ok) return applied
  return fine({ links: [...links, { data, ...applied.value }], now: applied.value.roster })
}

/** The rights after a record; `null` for one that is not there. */
export const rosterAt = (chain: Chain, index: number): Roster | null =>
  chain.links[index]?.roster ?? null
