import { equalBytes } from '../crypto.ts'
import { rosterAt, type Chain } from '../roster/chain.ts'
import type { Known } from './known.ts'

/** What the relay says of itself when a device connects. */
export interface RelayHeads {
  rosterIndex: number
  rosterHead: Uint8Array
  logs: readonly { device: number; seq: number; hash: Uint8Array }[]
}

export interface WelcomeFindings {
  /** The relay has less than it had: it was put back, and needs what is missing again. */
  forgotten: { roster: boolean; logs: number[] }
  /** The relay's roster is not the one that is known here. */
  isFork: boolean
  /** The relay shows other entries under known numbers. */
  equivocation: number[]
  /**
   * Of this device's own log: `ahead` when the relay has entries that this vault does not know (it is
   * an older copy of itself), `other` when it has different ones.
   */
  own: 'fits' | 'ahead' | 'other'
}

/** @param self this device, whose log nobody else may write */
export function compareWelcome(
  chain: Chain,
  known: Known,
  relay: RelayHeads,
  self: number,
): WelcomeFindings {
  const heads = new Map(relay.logs.map((log) => [log.device, log]))
  const here = rosterAt(chain, relay.rosterIndex)
  const equivocation: number[] = []
  const logs: number[] = []
  for (const device of chain.now.devices.keys()) {
    const { seq, hash } = heads.get(device) ?? { seq: 0, hash: new Uint8Array(32) }
    const seqHere = known.seqOf(device)
    if (seq < seqHere) logs.push(device)
    const own = seq > 0 && seq <= seqHere ? known.hashAt(device, seq) : null
    if (own && !equalBytes(own, hash)) equivocation.push(device)
  }
  return {
    forgotten: { roster: relay.rosterIndex < chain.now.index, logs },
    isFork: here !== null && !equalBytes(here.head, relay.rosterHead),
    equivocation: equivocation.filter((device) => device !== self),
    own: ownLog(heads.get(self)?.seq ?? 0, known.seqOf(self), equivocation.includes(self)),
  }
}

function ownLog(atRelay: number, here: number, differs: boolean): WelcomeFindings['own'] {
  if (differs) return 'other'
  return atRelay > here ? 'ahead' : 'fits'
}
