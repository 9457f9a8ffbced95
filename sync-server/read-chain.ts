import { extendChain, startChain, type Chain } from '../shared/protocol/roster/chain.ts'

/** @returns `null` when a record does not follow from those before it */
export function readChain(records: readonly Uint8Array[]): Chain | null {
  const [genesis, ...others] = records
  const started = genesis && startChain(genesis)
  if (!started?.ok) return null
  let chain = started.value
  for (const record of others) {
    const extended = extendChain(chain, record)
    if (!extended.ok) return null
    chain = extended.value
  }
  return chain
}
