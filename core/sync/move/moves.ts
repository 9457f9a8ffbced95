/** Where the roster says that the chapter went. */
import { toHex } from '../../../shared/protocol/hex.ts'
import { relayAddress } from '../../../shared/protocol/relay/address.ts'
import type { Chain, ChainLink } from '../../../shared/protocol/roster/chain.ts'

export interface Move {
  /** As devices dial it. */
  address: string
  /** Of the record that says so. */
  index: number
  /** Whoever signed it, and when. */
  device: number
  time: number
}

/** The newest record `relayMoved`; `null` while the chapter is where it began. */
export function lastMove({ links, now }: Chain): Move | null {
  if (now.relay === null) return null
  const link = links.findLast(({ content }) => content.body.type === 'relayMoved')
  return link ? moveOf(link) : null
}

/** An admin may sign whatever is no address: nobody goes there. */
function moveOf({ content: { body, index, time }, signers }: ChainLink): Move | null {
  if (body.type !== 'relayMoved' || relayAddress(body.address) !== body.address) return null
  return { address: body.address, index, time, device: signers[0] ?? 0 }
}

/**
 * The move that came after a record, if it leads elsewhere than to this relay.
 * @param index of that record; -1 for any move
 */
export function moveAfter(chain: Chain, index: number, relay: string): Move | null {
  const move = lastMove(chain)
  return move && move.index > index && move.address !== relay ? move : null
}

/**
 * Whether the relay may lack what was written before the chapter came there, for good where its device
 * never comes: until a snapshot counts that was compared since.
 */
export function isUnsettled(chain: Chain): boolean {
  const move = lastMove(chain)
  if (!move) return false
  const compacted = chain.links.findLastIndex(({ content }) => content.body.type === 'compacted')
  return move.index > compacted
}

/** The record that made an invitation. @param key public, in hexadecimal digits; -1 for an unknown one */
export const inviteIndex = ({ links }: Chain, key: string): number =>
  links.findIndex(
    ({ content: { body } }) => body.type === 'inviteCreated' && toHex(body.key) === key,
  )

/** Whether an invitation is older than the newest move: its link names the relay before. */
export const isMovedSince = (chain: Chain, key: string): boolean =>
  (lastMove(chain)?.index ?? -1) > inviteIndex(chain, key)

/** The record that brought a device; -1 for an unknown one. */
export const additionIndex = ({ now }: Chain, device: number): number =>
  now.devices.get(device)?.added ?? -1

/** The record that put the chapter sheet into force; -1 where there is none. */
export const sheetIndex = ({ links }: Chain): number =>
  links.findLastIndex(({ content: { body } }) => body.type === 'sheetReplaced')
