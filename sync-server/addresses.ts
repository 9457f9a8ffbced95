/** How many connections come from where, and how often; nothing of it is kept or logged. */
import type { IncomingMessage } from 'node:http'
import type { Limits } from './limits.ts'

export interface Addresses {
  /** Whether one more may come now; counts it as tried. */
  admits(request: IncomingMessage): boolean
  /** @returns to be called when it has left */
  enter(request: IncomingMessage): () => void
}

interface Visits {
  open: number
  /** Attempts of the minute that began then. */
  tried: number
  since: number
}

const MINUTE = 60_000

/** @param trustsProxy the last address in `X-Forwarded-For` is who connects */
export function createAddresses(
  limits: Limits,
  { now, trustsProxy }: { now: () => number; trustsProxy: boolean },
): Addresses {
  const visits = new Map<string, Visits>()
  let swept = now()

  function addressOf({ headers, socket }: IncomingMessage): string {
    const forwarded = trustsProxy ? headers['x-forwarded-for'] : undefined
    const last = String(forwarded ?? '')
      .split(',')
      .at(-1)
      ?.trim()
    return last || (socket.remoteAddress ?? '')
  }

  /** Forgets whoever is gone. */
  function sweep(time: number) {
    if (time - swept < MINUTE) return
    swept = time
    for (const [address, { open, since }] of visits) {
      if (open === 0 && time - since >= MINUTE) visits.delete(address)
    }
  }

  function visitsOf(request: IncomingMessage): Visits {
    const time = now()
    sweep(time)
    const address = addressOf(request)
    const known = visits.get(address) ?? { open: 0, tried: 0, since: time }
    if (time - known.since >= MINUTE) Object.assign(known, { tried: 0, since: time })
    visits.set(address, known)
    return known
  }

  return {
    admits(request) {
      const known = visitsOf(request)
      known.tried += 1
      return known.open < limits.connectionsPerAddress && known.tried <= limits.attemptsPerMinute
    },
    enter(request) {
      const known = visitsOf(request)
      known.open += 1
      return () => {
        known.open -= 1
      }
    },
  }
}
