/** A connection as the chapter sheet, which sees the roster and may add one device. */
import { sign } from '../../../shared/protocol/crypto.ts'
import type { Chain } from '../../../shared/protocol/roster/chain.ts'
import { RECOVERY } from '../../../shared/protocol/roster/record.ts'
import {
  sheetKeys,
  spaceOfSheet,
  type ChapterSheet,
} from '../../../shared/protocol/sheet/chapter-sheet.ts'
import type { SyncProblem } from '../../../shared/rpc/sync-calls.ts'
import { fetchChain } from '../fetch-chain.ts'
import { LinkClosed, RequestFailed, type MakeHello, type RelayLink } from '../relay-link.ts'
import { isInForce, isOfSpace } from './sheet-keys.ts'

export const helloOfSheet =
  ({ secret, space }: ChapterSheet): MakeHello =>
  (digest) => ({
    type: 'sheet',
    version: 1,
    space,
    signature: sign(digest(spaceOfSheet(space), RECOVERY), sheetKeys(secret).signing.privateKey),
  })

/** The roster, if the sheet counts in it; a relay that hands out another one is none. */
export async function chainForSheet(
  link: RelayLink,
  sheet: ChapterSheet,
): Promise<{ ok: true; chain: Chain } | { ok: false; problem: SyncProblem }> {
  const chain = await fetchChain(link, (space) => isOfSpace(sheet, space))
  if (!chain) return { ok: false, problem: 'no-relay' }
  return isInForce(sheet, chain.now)
    ? { ok: true, chain }
    : { ok: false, problem: 'sheet-outdated' }
}

/** Why a sheet does not open anything; `null` for a bug. */
export function sheetProblem(error: unknown): SyncProblem | null {
  if (!(error instanceof LinkClosed || error instanceof RequestFailed)) return null
  switch (error.problem) {
    // There is no sheet, or another one.
    case 'unknown-device':
    case 'bad-signature':
      return 'sheet-outdated'
    case 'unknown-space':
      return 'sheet-unknown'
    case 'unreachable':
      return 'sheet-unreachable'
    default:
      return error.problem
  }
}
