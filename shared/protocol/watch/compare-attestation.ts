import { equalBytes } from '../crypto.ts'
import type { Attestation } from '../entry/body.ts'
import { rosterAt, type Chain } from '../roster/chain.ts'
import type { Finding, Known } from './known.ts'

/**
 * Compares what another device has with what is here. What is merely held back may be on its way:
 * it is an alarm only when it does not come within a while of being connected.
 * @param by who attests
 */
export function compareAttestation(
  chain: Chain,
  known: Known,
  { vector, rosterIndex, rosterHead }: Attestation,
  by: number,
): Finding[] {
  const findings: Finding[] = []
  const here = rosterAt(chain, rosterIndex)
  if (!here) findings.push({ type: 'roster-held-back', index: rosterIndex, by })
  else if (!equalBytes(here.head, rosterHead)) {
    findings.push({ type: 'fork', index: rosterIndex, by })
  }
  for (const { device, seq, hash } of vector) {
    if (seq === 0) continue
    if (seq > known.seqOf(device)) findings.push({ type: 'held-back', device, seq, by })
    else {
      const own = known.hashAt(device, seq)
      if (own && !equalBytes(own, hash)) findings.push({ type: 'equivocation', device, seq, by })
    }
  }
  return findings
}
