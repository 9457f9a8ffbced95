/**
 * Who else has the chapter open, and where: told and heard over the connection, never stored, and worth
 * nothing a moment later. It takes no turn among entries, and nothing waits for it.
 */
import { encode } from '../../../shared/protocol/codec/codec.ts'
import { randomBytes } from '../../../shared/protocol/crypto.ts'
import { presenceContent } from '../../../shared/protocol/presence/presence-content.ts'
import { sealPresence } from '../../../shared/protocol/presence/presence.ts'
import type { RelayMessage } from '../../../shared/protocol/relay/relay-messages.ts'
import type { Cursors } from '../../text/cursors.ts'
import type { RelayLink } from '../relay-link.ts'
import type { SpaceState } from '../space-state.ts'
import { colourIn } from './colour-in.ts'
import { toContent, type Shown } from './content.ts'
import { createHearing } from './hearing.ts'
import type { Places } from './places.ts'
import { createSpeech } from './speech.ts'

export interface Presence {
  /** Who is there is known; nothing is said before the roster is current. */
  connected(link: RelayLink): void
  caughtUp(): void
  disconnected(): void
  /** @returns whether the message is for nobody else */
  hear(message: RelayMessage): boolean
  /** Somebody came into the chapter, or was removed from it. */
  rosterChanged(): void
  others(): ReadonlyMap<number, Shown>
  /** Says goodbye, if there is a connection. */
  close(): void
}

export interface PresenceParts {
  space: SpaceState
  places: Places
  cursors: Cursors
  /** What the person of a device is called. */
  personOf: (device: number) => string
  /** Windows ask again. */
  changed: () => void
}

/** In milliseconds; signs of life and expiry need not be more exact. */
const TICK = 5000

export function createPresence(parts: PresenceParts): Presence {
  const { space, places, cursors } = parts
  const hearing = createHearing(space, show)
  /** Devices that are connected. */
  const here = new Set<number>()
  const speech = createSpeech(contentNow, () => say(own()))
  let link: RelayLink | null = null
  let isCurrent = false
  let connection = randomBytes(16)
  let counter = 0

  const own = (): Shown => ({ places: places.all(), cursors: cursors.own() })

  function contentNow(): string {
    const now = own()
    return now.places.length > 0 ? JSON.stringify(now) : ''
  }

  /** @returns whether there is anybody to say it to */
  function say(shown: Shown): boolean {
    const roster = space.chain().now
    const secret = space.secret(roster.epoch)
    if (!link || !isCurrent || here.size === 0 || !secret) return false
    counter += 1
    const author = { device: space.own.device, signingKey: space.own.signing.privateKey }
    const moment = { connection, counter, time: Date.now() }
    const content = encode(presenceContent, toContent(shown))
    const sealed = sealPresence(content, author, moment, { roster, secret })
    if (sealed.ok) link.say({ type: 'presence', presence: sealed.value })
    return sealed.ok
  }

  /** @param isOther whether windows see somebody come, go or move */
  function show(isOther: boolean) {
    cursors.showOthers(
      [...hearing.others()].flatMap(([device, shown]) => {
        if (shown.cursors.length === 0) return []
        const name = parts.personOf(device)
        const colour = colourIn(space.chain().now, device)
        return shown.cursors.map((cursor) => ({ ...cursor, name, colour }))
      }),
    )
    if (isOther) parts.changed()
  }

  function came(device: number) {
    if (device === space.own.device) return
    here.add(device)
    speech.tellAnew()
  }

  const stops = [places.listen(speech.changed), cursors.listen({ ownChanged: speech.changed })]
  const ticking = setInterval(() => {
    hearing.prune()
    speech.tick()
  }, TICK)
  ticking.unref()

  function disconnected() {
    const wasConnected = link !== null
    link = null
    isCurrent = false
    here.clear()
    speech.stop()
    hearing.clear()
    if (wasConnected) show(true)
  }

  return {
    connected(open) {
      link = open
      connection = randomBytes(16)
      counter = 0
      for (const { device, isHere } of open.welcome.logs) if (isHere === 'yes') came(device)
    },
    caughtUp() {
      isCurrent = true
      speech.tellAnew()
      // Windows say that nobody can be seen as long as there is no connection.
      parts.changed()
    },
    disconnected,
    hear(message) {
      if (message.type === 'presence') hearing.take(message.presence)
      else if (message.type === 'heard' && message.isHere === 'yes') came(message.device)
      else if (message.type === 'heard') {
        here.delete(message.device)
        hearing.left(message.device)
      }
      return message.type === 'presence'
    },
    rosterChanged() {
      hearing.rosterChanged()
      // Somebody may be called otherwise now.
      show(true)
      // What was sealed under the roster before is read by nobody now.
      speech.tellAnew()
    },
    others: hearing.others,
    close() {
      if (speech.isHeard()) say({ places: [], cursors: [] })
      for (const stop of stops) stop()
      clearInterval(ticking)
      disconnected()
    },
  }
}
