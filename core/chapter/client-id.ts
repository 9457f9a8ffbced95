import { randomInt } from 'node:crypto'

const PER_DEVICE = 2 ** 32

/** The highest device number whose client ids still fit into the 53 bits of a JS integer. */
export const MAX_DEVICE_NUMBER = 2 ** 21 - 1

/**
 * Yjs client ids of one device: its number × 2³² + a random number. Who wrote an update is so a
 * matter of arithmetic, and two devices can never meet on one id by chance.
 */
export function clientIdSource(device: number): () => number {
  const given = new Set<number>()
  return () => {
    let id: number
    do id = device * PER_DEVICE + randomInt(1, PER_DEVICE - 1)
    while (given.has(id))
    given.add(id)
    return id
  }
}

/** The number of the device that a client id belongs to. */
export function deviceOfClient(clientId: number): number {
  return Math.floor(clientId / PER_DEVICE)
}

/** What tells a client apart from the others of its device. */
export const numberInDevice = (clientId: number): number => clientId % PER_DEVICE

/** @param number of {@link numberInDevice} */
export const clientIdOf = (device: number, number: number): number => device * PER_DEVICE + number
