import { sign } from '../../shared/protocol/crypto.ts'
import type { OwnKeys } from './device-keys.ts'
import type { MakeHello } from './relay-link.ts'
import type { SpaceState } from './space-state.ts'

/**
 * How a device says hello to the relay.
 * @param keys this device's, or those that it had before
 */
export const challengeFor =
  ({ own, chain }: Pick<SpaceState, 'own' | 'chain'>, keys: OwnKeys = own): MakeHello =>
  (digest) => {
    const { space } = chain().now
    const { device, signing } = keys
    const signature = sign(digest(space, device), signing.privateKey)
    return { type: 'device', version: 1, space, device, signature }
  }
