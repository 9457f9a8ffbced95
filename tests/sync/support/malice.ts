/** What a relay may do with what passes through it, by chance of a seed. */
import { encode, decode } from '../../../shared/protocol/codec/codec.ts'
import { randomBytes, signingKeyPair } from '../../../shared/protocol/crypto.ts'
import { sealEntry } from '../../../shared/protocol/entry/seal-entry.ts'
import { relayMessage, type RelayMessage } from '../../../shared/protocol/relay/relay-messages.ts'
import type { Told } from '../../../core/sync/relay-link.ts'
import { edit } from '../../protocol/support/logs.ts'
import type { SimulatedDevice, Twist } from './simulated.ts'

/** mulberry32 (T. Ettinger): small, and the same everywhere. */
export function randomOf(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    is: (chance: number) => next() < chance,
    pick: <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item,
  }
}
export type Chance = ReturnType<typeof randomOf>

type Change = (
  message: RelayMessage,
  device: SimulatedDevice,
  chance: Chance,
) => RelayMessage | null

const entriesOnly =
  (
    change: (message: Told<'entries'>, chance: Chance, device: SimulatedDevice) => RelayMessage,
  ): Change =>
  (message, device, chance) =>
    message.type === 'entries' ? change(message, chance, device) : message

/** Each alone; a run has several of them. */
export const MISCHIEF: Record<string, Change> = {
  drop: () => null,
  repeat: entriesOnly((message) => ({
    ...message,
    entries: [...message.entries, ...message.entries],
  })),
  reorder: entriesOnly((message, chance) => ({
    ...message,
    entries: [...message.entries].sort(() => chance.below(3) - 1),
  })),
  'withhold the middle': entriesOnly((message, chance) => ({
    ...message,
    entries: message.entries.filter(() => !chance.is(0.3)),
  })),
  'withhold one device': entriesOnly((message, chance) => {
    const device = chance.pick(message.entries)?.device
    return { ...message, entries: message.entries.filter((entry) => entry.device !== device) }
  }),
  'cut the tail': entriesOnly((message, chance) => ({
    ...message,
    entries: message.entries.slice(0, chance.below(message.entries.length + 1)),
  })),
  splice: entriesOnly((message, chance) => {
    const other = chance.pick(message.entries)
    const entries = message.entries.map((entry) =>
      chance.is(0.3) && other ? { ...entry, ciphertext: other.ciphertext } : entry,
    )
    return { ...message, entries }
  }),
  'speak as another': entriesOnly((message, chance, { space }) => {
    const devices = [...space.chain().now.devices.keys()]
    const entries = message.entries.map((entry) =>
      chance.is(0.3) ? { ...entry, device: chance.pick(devices) } : entry,
    )
    return { ...message, entries }
  }),
  // A member who helps the relay knows every key but the others' own.
  forge: entriesOnly((message, chance, { space }) => {
    const { now } = space.chain()
    const devices = [...now.devices.keys()].filter((device) => device !== space.own.device)
    const device = chance.pick(devices)
    const secret = space.secret(now.epoch)
    if (!secret) return message
    const author = { device, signingKey: signingKeyPair(randomBytes(32)).privateKey }
    const context = { roster: now, log: space.log(device), secret }
    const sealed = sealEntry([edit(device, 'forged')], author, context)
    if (!sealed.ok) return message
    const others = message.entries.filter((one) => one.device !== device)
    return { ...message, entries: [...others, sealed.value.entry] }
  }),
  'flip a bit': (message, _device, chance) => {
    const data = encode(relayMessage, message)
    const at = chance.below(data.length)
    data[at] = (data[at] ?? 0) ^ (1 << chance.below(8))
    const read = decode(relayMessage, data)
    return read.ok && read.value.type === message.type ? read.value : null
  },
  'hide the head': (message, _device, chance) =>
    message.type === 'welcome'
      ? {
          ...message,
          logs: message.logs.map((log) =>
            chance.is(0.4) ? { ...log, seq: chance.below(log.seq + 1) } : log,
          ),
        }
      : message,
  'forget the roster': (message, _device, chance) =>
    message.type === 'roster'
      ? { ...message, records: message.records.slice(0, chance.below(message.records.length + 1)) }
      : message,
}

/** Does something bad now and then. */
export const malicious =
  (kinds: readonly string[], chance: Chance, often: number): Twist =>
  (message, device) => {
    if (!chance.is(often)) return message
    return MISCHIEF[chance.pick(kinds)]?.(message, device, chance) ?? null
  }
