/** Every decoder on bytes from anywhere: it refuses or reads exactly one spelling, and never throws. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blobManifest } from '../../shared/protocol/blob/blob.ts'
import { decode, encode, type Codec } from '../../shared/protocol/codec/codec.ts'
import { randomBytes } from '../../shared/protocol/crypto.ts'
import { clientsOf } from '../../shared/protocol/entry/clients-of.ts'
import { entryBody } from '../../shared/protocol/entry/body.ts'
import { wireEntry } from '../../shared/protocol/entry/entry.ts'
import { readInvite, writeInvite } from '../../shared/protocol/join/invite-link.ts'
import { makeJoinRequest, readJoinRequest } from '../../shared/protocol/join/join-request.ts'
import { presenceContent } from '../../shared/protocol/presence/presence-content.ts'
import { wirePresence } from '../../shared/protocol/presence/presence.ts'
import { clientMessage, hello } from '../../shared/protocol/relay/client-messages.ts'
import { relayMessage } from '../../shared/protocol/relay/relay-messages.ts'
import { extendChain } from '../../shared/protocol/roster/chain.ts'
import { rosterContent, rosterRecord } from '../../shared/protocol/roster/record.ts'
import { checkSnapshot } from '../../shared/protocol/snapshot/check-snapshot.ts'
import { edit, Log, typed } from './support/logs.ts'
import { setup } from './support/people.ts'

const { space, people } = setup('Anna', 'Bernd')
const [anna] = people
const entry = new Log(space, anna).write('Top 1')
const link = space.chain.links.at(-1)
if (!link) throw new Error('an empty roster')
const hash32 = randomBytes(32)
const record = decode(rosterRecord, link.data)
if (!record.ok) throw new Error(record.problem)

/** A codec and an honest value of it, in bytes. */
const decoders: [name: string, codec: Codec<unknown>, honest: Uint8Array][] = [
  sample('a roster’s record', rosterRecord, record.value),
  sample('a record’s content', rosterContent, link.content),
  sample('an entry', wireEntry, entry),
  sample('an entry’s body', entryBody, {
    version: 1,
    items: [edit(anna.device, 'Top 1'), { type: 'adoption', device: 3, seq: 9, hash: hash32 }],
  }),
  sample('a presence', wirePresence, {
    device: 1,
    rosterIndex: 1,
    connection: randomBytes(16),
    counter: 300,
    time: 1_800_000_000_000,
    ciphertext: randomBytes(48),
    signature: randomBytes(64),
  }),
  sample('a presence’s content', presenceContent, {
    version: 1,
    places: [{ section: 2, record: randomBytes(16), item: null }],
    cursors: [
      {
        document: randomBytes(16),
        client: 7,
        head: { type: 'before', client: 2 ** 40, clock: 300 },
        anchor: { type: 'top' },
      },
    ],
  }),
  sample('a blob’s manifest', blobManifest, { size: 1_000_000, chunks: [hash32, hash32] }),
  sample('a hello', hello, {
    type: 'device',
    version: 1,
    space: hash32,
    device: 5,
    signature: randomBytes(64),
  }),
  sample('a hello of a chapter sheet', hello, {
    type: 'sheet',
    version: 1,
    space: hash32.slice(0, 10),
    signature: randomBytes(64),
  }),
  sample('a message to the relay', clientMessage, {
    type: 'append',
    request: 4,
    entries: [entry, entry],
  }),
  sample('a message from the relay', relayMessage, {
    type: 'welcome',
    rosterIndex: 3,
    rosterHead: hash32,
    logs: [{ device: 1, seq: 5, hash: hash32, heard: 1_800_000_000_000, isHere: 'no' }],
    quota: { used: 1, limit: 2, ownUsed: 1, ownLimit: 1 },
    time: 1_800_000_000_000,
  }),
]

function sample<Value>(
  name: string,
  codec: Codec<Value>,
  value: Value,
): [string, Codec<unknown>, Uint8Array] {
  return [name, codec as Codec<unknown>, encode(codec, value)]
}

/** Bytes that were changed, cut out, put in or repeated. */
function damaged(honest: Uint8Array) {
  return fc
    .record({
      from: fc.nat(honest.length),
      cut: fc.nat(12),
      put: fc.uint8Array({ maxLength: 12 }),
    })
    .map(({ from, cut, put }) =>
      Uint8Array.of(...honest.subarray(0, from), ...put, ...honest.subarray(from + cut)),
    )
}

describe.each(decoders)('%s', (_name, codec, honest) => {
  const readsOneSpelling = (data: Uint8Array) => {
    const decoded = decode(codec, data)
    if (decoded.ok) expect(encode(codec, decoded.value)).toEqual(data)
  }

  test('is read as it was written', () => {
    expect(decode(codec, honest).ok).toBe(true)
    readsOneSpelling(honest)
  })

  test('of any bytes is refused, or is the one spelling of what it says', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), readsOneSpelling))
    fc.assert(fc.property(damaged(honest), readsOneSpelling), { numRuns: 500 })
  })

  test('A14 cut off or longer than it should be is refused', () => {
    for (let length = 0; length < honest.length; length += 1) {
      expect(decode(codec, honest.subarray(0, length)).ok).toBe(false)
    }
    expect(decode(codec, Uint8Array.of(...honest, 0)).ok).toBe(false)
  })
})

test('what is signed, linked or merged is refused as well, and never throws', () => {
  const secret = randomBytes(32)
  const invite = { space: hash32, relay: 'wss://relay.example', secret, expires: 1 }
  const asked = makeJoinRequest(
    hash32,
    secret,
    { device: 7, signingKey: anna.signing.publicKey, receivingKey: anna.receiving.publicKey },
    { person: 'Anna', device: 'Laptop' },
  )
  expect(readInvite(writeInvite(invite))).toEqual(invite)
  expect(readJoinRequest(hash32, secret, asked).ok).toBe(true)
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.string(),
      damaged(asked),
      (data, text, ask) => {
        expect(extendChain(space.chain, data).ok).toBe(false)
        expect(checkSnapshot(space.chain, data).ok).toBe(false)
        expect(readInvite(text)).toBe(null)
        clientsOf(data)
        const read = readJoinRequest(hash32, secret, ask)
        if (read.ok) expect(ask).toEqual(asked)
      },
    ),
    { numRuns: 500 },
  )
  fc.assert(
    fc.property(damaged(typed(anna.device, 'Beschluss')), (data) => {
      clientsOf(data)
    }),
    { numRuns: 1000 },
  )
})
