/**
 * What version 1 of the protocol has written is read for ever, and written again to the same bytes.
 * A change that breaks one of these needs another version (`vectors/make.ts`).
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { z } from 'zod'
import { blobId, blobManifest, readBlob } from '../../shared/protocol/blob/blob.ts'
import { decode, encode, type Codec } from '../../shared/protocol/codec/codec.ts'
import {
  concat,
  equalBytes,
  isSigned,
  ready,
  receivingKeyPair,
} from '../../shared/protocol/crypto.ts'
import { checkSegment } from '../../shared/protocol/entry/check-segment.ts'
import { EMPTY_LOG, wireEntry } from '../../shared/protocol/entry/entry.ts'
import { openEntry } from '../../shared/protocol/entry/open-entry.ts'
import { openEpoch, openPrevious } from '../../shared/protocol/epoch/epoch-secret.ts'
import { toHex } from '../../shared/protocol/hex.ts'
import { inviteKeys, readInvite, writeInvite } from '../../shared/protocol/join/invite-link.ts'
import { joinFingerprint, readJoinRequest } from '../../shared/protocol/join/join-request.ts'
import { wordsOf } from '../../shared/protocol/join/words.ts'
import { openPresence, wirePresence } from '../../shared/protocol/presence/presence.ts'
import { challengeDigest } from '../../shared/protocol/relay/challenge.ts'
import { hello } from '../../shared/protocol/relay/client-messages.ts'
import { extendChain, startChain, type Chain } from '../../shared/protocol/roster/chain.ts'
import { openLabel } from '../../shared/protocol/roster/label.ts'
import { rosterContent, rosterRecord } from '../../shared/protocol/roster/record.ts'
import {
  publicSheetKeys,
  readSheet,
  sheetKeys,
  writeSheet,
} from '../../shared/protocol/sheet/chapter-sheet.ts'
import { checkSnapshot } from '../../shared/protocol/snapshot/check-snapshot.ts'
import { nobody } from './support/logs.ts'
import { valueOf } from './support/people.ts'

await ready

const bytes = z.string().transform((hex) => new Uint8Array(Buffer.from(hex, 'hex')))

function vector<Shape extends z.ZodRawShape>(name: string, shape: Shape) {
  const file = path.join(import.meta.dirname, 'vectors', `${name}.json`)
  return z.object(shape).parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** Read, and written again as it was. */
function readAsWritten<Value>(codec: Codec<Value>, data: Uint8Array): Value {
  const value = valueOf(decode(codec, data))
  expect(toHex(encode(codec, value))).toBe(toHex(data))
  return value
}

const roster = vector('roster', {
  records: z.array(bytes),
  heads: z.array(z.string()),
  secrets: z.record(z.string(), bytes),
  receivingKeys: z.record(z.string(), bytes),
})

function chainOf(records: readonly Uint8Array[]): Chain {
  const [genesis, ...others] = records
  let chain = valueOf(startChain(genesis ?? new Uint8Array()))
  for (const record of others) chain = valueOf(extendChain(chain, record))
  return chain
}

const chain = chainOf(roster.records)
const secretOf = (epoch: number) => roster.secrets[epoch] ?? new Uint8Array(32)

test('the roster: its records, their hashes, the epochs’ secrets and the names', () => {
  for (const data of roster.records) {
    readAsWritten(rosterContent, readAsWritten(rosterRecord, data).content)
  }
  expect(chain.links.map(({ roster: { head } }) => toHex(head))).toEqual(roster.heads)
  const [anna, bernd] = [1, 2].map((device) => chain.now.devices.get(device))
  expect(anna?.removed).toBe(null)
  expect(bernd?.removed).not.toBe(null)
  const names = anna && openLabel(anna.label, anna.signingKey, secretOf(1))
  expect(names).toEqual({ person: 'Anna', device: 'Laptop von Anna' })
  const last = chain.links.at(-1)
  const body = last?.content.body
  const before = chain.links.at(-2)
  if (body?.type !== 'deviceRemoved' || !before) throw new Error('no removal')
  const pair = receivingKeyPair(roster.receivingKeys[1] ?? new Uint8Array(32))
  const sealed = body.rotation.keys[0]?.sealed ?? new Uint8Array()
  const secret = openEpoch(sealed, pair, chain.now)
  expect(secret).toEqual(secretOf(2))
  expect(openPrevious(body.rotation, secretOf(2), before.roster)).toEqual(secretOf(1))
})

test('the entries: their chain, and what they say', () => {
  const { entries, heads, texts } = vector('entries', {
    entries: z.array(bytes),
    heads: z.record(z.string(), z.string()),
    texts: z.record(z.string(), z.array(z.string())),
  })
  const all = entries.map((data) => readAsWritten(wireEntry, data))
  for (const [device, expected] of Object.entries(texts)) {
    const log = all.filter((entry) => String(entry.device) === device)
    const checked = valueOf(checkSegment(chain, EMPTY_LOG, log, nobody))
    expect(toHex(checked.at(-1)?.hash ?? new Uint8Array())).toBe(heads[device])
    const said = checked.map((entry) => {
      const [item] = valueOf(openEntry(entry, secretOf(entry.roster.epoch)))
      if (item?.type !== 'changes') throw new Error('no change set')
      const doc = new Y.Doc()
      for (const { update } of item.changes) Y.applyUpdate(doc, update)
      return doc.getText('text').toJSON()
    })
    expect(said).toEqual(expected)
  }
})

test('presence', () => {
  const { presence, content } = vector('presence', { presence: bytes, content: bytes })
  const read = readAsWritten(wirePresence, presence)
  const context = { roster: chain.now, secret: secretOf(2), last: 0, now: read.time }
  expect(openPresence(read, context)).toEqual({ ok: true, value: content })
})

test('a snapshot’s manifest', () => {
  const { manifest, state, author } = vector('snapshot', {
    manifest: bytes,
    state: bytes,
    author: z.number(),
  })
  const made = valueOf(checkSnapshot(chain, manifest))
  expect(made).toMatchObject({ state, device: author, previous: null })
})

test('a blob', () => {
  const { key, manifest, id, chunks, content } = vector('blob', {
    key: bytes,
    manifest: bytes,
    id: bytes,
    chunks: z.array(bytes),
    content: z.string(),
  })
  const read = readAsWritten(blobManifest, manifest)
  expect(equalBytes(blobId(read), id)).toBe(true)
  const reader = readBlob(read, key)
  const parts = chunks.map((chunk) => reader.next(chunk) ?? new Uint8Array())
  expect(reader.isWhole()).toBe(true)
  expect(new TextDecoder().decode(concat(parts))).toBe(content)
})

test('an invite, who asks by it, and the words', () => {
  const { link, request, words, key, ...expected } = vector('invite', {
    link: z.string(),
    request: bytes,
    words: z.array(z.string()),
    key: bytes,
    space: bytes,
    relay: z.string(),
    secret: bytes,
    expires: z.number(),
  })
  const invite = readInvite(link)
  expect(invite).toEqual(expected)
  expect(invite && writeInvite(invite)).toBe(link)
  expect(inviteKeys(expected.secret).publicKey).toEqual(key)
  const asked = valueOf(readJoinRequest(expected.space, expected.secret, request))
  expect(asked).toMatchObject({ device: 3, names: { person: 'Clara', device: 'Laptop' } })
  expect(wordsOf(joinFingerprint(expected.space, key, asked))).toEqual(words)
})

test('a chapter sheet', () => {
  const { written, secret, space, ...keys } = vector('sheet', {
    written: z.string(),
    secret: bytes,
    space: bytes,
    signingKey: bytes,
    receivingKey: bytes,
  })
  expect(readSheet(written)).toEqual({ secret, space })
  expect(writeSheet({ secret, space })).toBe(written)
  expect(publicSheetKeys(sheetKeys(secret))).toEqual(keys)
})

test('a hello', () => {
  const {
    relay,
    nonce,
    digest,
    hello: data,
  } = vector('hello', {
    relay: z.string(),
    nonce: bytes,
    digest: bytes,
    hello: bytes,
  })
  const said = readAsWritten(hello, data)
  if (said.type !== 'device') throw new Error('another hello')
  expect(challengeDigest(relay, nonce, said.space, said.device)).toEqual(digest)
  const key = chain.now.devices.get(said.device)?.signingKey ?? new Uint8Array(32)
  expect(isSigned(digest, said.signature, key)).toBe(true)
})
