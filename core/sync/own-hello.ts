import { sign } from '../../shared/protocol/crypto.ts'
import type { MakeHello } from './relay-link.ts'
import type { SpaceState } from './space-state.ts'

/** How this device says hello to the relay. */
export const challengeFor =
  ({ own, chain }: SpaceState): MakeHello =>
  (digest) => {
    const { space } = chain().now
    const signature = sign(digest(space, own.device), own.signing.privateKey)
    return { type: 'device', version: 1, space, device: own.device, signature }
  }
