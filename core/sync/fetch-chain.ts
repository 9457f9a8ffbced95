import { extendChain, startChain, type Chain } from '../../shared/protocol/roster/chain.ts'
import { expectType, type RelayLink } from './relay-link.ts'

/**
 * The whole roster of a space that is not here yet.
 * @param isRight whether the space is the one that is meant
 * @returns `null` for another one, or a roster that does not hold
 */
export async function fetchChain(
  link: RelayLink,
  isRight: (space: Uint8Array) => boolean,
): Promise<Chain | null> {
  let chain: Chain | null = null
  for (let isMore = true; isMore;) {
    const index: number = chain?.links.length ?? 0
    const page = expectType(await link.ask({ type: 'rosterSince', index }), 'roster')
    for (const record of page.records) {
      const next: ReturnType<typeof startChain> = chain
        ? extendChain(chain, record)
        : startChain(record)
      if (!next.ok || !isRight(next.value.now.space)) return null
      chain = next.value
    }
    isMore = page.isMore === 'yes' && page.records.length > 0
  }
  return chain
}
