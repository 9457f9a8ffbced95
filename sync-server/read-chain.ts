import { extendChain, startChain, type Chain } from '../shared/protocol/roster/chain.ts'

/** Milliseconds of checking signatures at a stretch, so that others are answered in between. */
const SLICE = 10

/** @returns `null` when a record does not follow from those before it */
export async function readChain(records: readonly Uint8Array[]): Promise<Chain | null> {
  const [genesis, ...others] = records
  const started = genesis && startChain(genesis)
  if (!started?.ok) return null
  let chain = started.value
  let until = performance.now() + SLICE
  for (const record of others) {
    if (performance.now() > until) {
      await new Promise((resolve) => setImmediate(resolve))
      until = performance.now() + SLICE
    }
    const extended = extendChain(chain, record)
    if (!extended.ok) return null
    chain = extended.value
  }
  return chain
}
