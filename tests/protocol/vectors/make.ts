/**
 * Writes the test vectors: what another implementation must be able to read, with the keys that open
 * it. They are made once for each version of the protocol and never again: the test beside them
 * (`../vectors.test.ts`) shows that what was written then is read now.
 *
 *     node --import tsx tests/protocol/vectors/make.ts
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { blobManifest, blobId, chunkHash, sealBlob } from '../../../shared/protocol/blob/blob.ts'
import { encode } from '../../../shared/protocol/codec/codec.ts'
import { receivingKeyPair, sign, signingKeyPair } from '../../../shared/protocol/crypto.ts'
import { wireEntry } from '../../../shared/protocol/entry/entry.ts'
import { toHex } from '../../../shared/protocol/hex.ts'
import { writeInvite } from '../../../shared/protocol/join/invite-link.ts'
import { joinFingerprint, makeJoinRequest } from '../../../shared/protocol/join/join-request.ts'
import { inviteKeys } from '../../../shared/protocol/join/invite-link.ts'
import { wordsOf } from '../../../shared/protocol/join/words.ts'
import { sealPresence, wirePresence } from '../../../shared/protocol/presence/presence.ts'
import { challengeDigest } from '../../../shared/protocol/relay/challenge.ts'
import { hello } from '../../../shared/protocol/relay/client-messages.ts'
import {
  publicSheetKeys,
  sheetKeys,
  writeSheet,
} from '../../../shared/protocol/sheet/chapter-sheet.ts'
import { signSnapshot } from '../../../shared/protocol/snapshot/manifest.ts'
import { Log } from '../support/logs.ts'
import { Space, valueOf, type Person } from '../support/people.ts'

/** A seed that everybody can type. */
const seed = (byte: number) => new Uint8Array(32).fill(byte)

function person(name: string, device: number): Person {
  const signing = signingKeyPair(seed(2 * device))
  const receiving = receivingKeyPair(seed(2 * device + 1))
  return { name, device, signing, signingKey: signing.privateKey, receiving }
}

function write(name: string, vector: object) {
  const text = `${JSON.stringify(vector, null, 2)}\n`
  writeFileSync(path.join(import.meta.dirname, `${name}.json`), text)
}

const [anna, bernd] = [person('Anna', 1), person('Bernd', 2)]
const space = new Space(anna)
space.join(bernd, anna)
const [annas, bernds] = [new Log(space, anna), new Log(space, bernd)]
const entries = [annas.write('Top 1'), bernds.write('Grüße'), annas.write('Top 2')]
const before = space.chain.now
space.append(space.record(space.removal(bernd, bernds.head), anna))
entries.push(annas.write('unter uns'))
const { space: id } = space.chain.now

write('roster', {
  records: space.chain.links.map(({ data }) => toHex(data)),
  heads: space.chain.links.map(({ roster }) => toHex(roster.head)),
  secrets: Object.fromEntries([...space.secrets].map(([epoch, key]) => [epoch, toHex(key)])),
  receivingKeys: { 1: toHex(anna.receiving.privateKey), 2: toHex(bernd.receiving.privateKey) },
})
write('entries', {
  entries: entries.map((entry) => toHex(encode(wireEntry, entry))),
  heads: { 1: toHex(annas.head.hash), 2: toHex(bernds.head.hash) },
  texts: { 1: ['Top 1', 'Top 2', 'unter uns'], 2: ['Grüße'] },
})

const moment = { connection: seed(7).slice(0, 16), counter: 300, time: space.time }
const context = { roster: space.chain.now, secret: space.secret }
const presence = valueOf(sealPresence(Uint8Array.of(1, 2, 3), anna, moment, context))
write('presence', { presence: toHex(encode(wirePresence, presence)), content: '010203' })

const covered = [{ device: 1, seq: annas.head.seq, hash: annas.head.hash }]
const { index: rosterIndex, head: rosterHead } = before
const made = { space: id, device: 2, rosterIndex, rosterHead, covered, previous: null }
const manifest = signSnapshot({ ...made, state: seed(3), salt: seed(4), blob: seed(5) }, bernd)
write('snapshot', { manifest: toHex(manifest), state: toHex(seed(3)), author: 2 })

const chunks = [
  ...sealBlob(
    ['eins', 'zwei'].map((part) => new TextEncoder().encode(part)),
    seed(6),
  ),
]
const size = chunks.reduce((sum, { length }) => sum + length, 0)
const blob = { size, chunks: chunks.map(chunkHash) }
write('blob', {
  key: toHex(seed(6)),
  manifest: toHex(encode(blobManifest, blob)),
  id: toHex(blobId(blob)),
  chunks: chunks.map(toHex),
  content: 'einszwei',
})

const relay = 'wss://relay.example.org'
const invite = { space: id, relay, secret: seed(8), expires: 1_800_000_000_000 }
const device = {
  device: 3,
  signingKey: signingKeyPair(seed(9)).publicKey,
  receivingKey: receivingKeyPair(seed(10)).publicKey,
}
const { publicKey } = inviteKeys(seed(8))
write('invite', {
  link: writeInvite(invite),
  space: toHex(id),
  relay,
  secret: toHex(seed(8)),
  expires: invite.expires,
  key: toHex(publicKey),
  request: toHex(makeJoinRequest(id, seed(8), device, { person: 'Clara', device: 'Laptop' })),
  words: wordsOf(joinFingerprint(id, publicKey, device)),
})

const sheet = { secret: seed(11).slice(0, 20), space: id.slice(0, 10) }
const keys = publicSheetKeys(sheetKeys(sheet.secret))
write('sheet', {
  written: writeSheet(sheet),
  secret: toHex(sheet.secret),
  space: toHex(sheet.space),
  signingKey: toHex(keys.signingKey),
  receivingKey: toHex(keys.receivingKey),
})

const digest = challengeDigest(relay, seed(12), id, 1)
const said = { type: 'device', version: 1, space: id, device: 1 } as const
write('hello', {
  relay,
  nonce: toHex(seed(12)),
  digest: toHex(digest),
  hello: toHex(encode(hello, { ...said, signature: sign(digest, anna.signingKey) })),
})
