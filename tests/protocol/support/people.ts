/** People with devices of their own, who share a space in memory: what the protocol's stories are made of. */
import {
  randomBytes,
  ready,
  receivingKeyPair,
  sign,
  signingKeyPair,
  type KeyPair,
} from '../../../shared/protocol/crypto.ts'
import { makeRotation, newEpochSecret } from '../../../shared/protocol/epoch/epoch-secret.ts'
import { extendChain, startChain, type Chain } from '../../../shared/protocol/roster/chain.ts'
import { joinDigest } from '../../../shared/protocol/roster/join-digest.ts'
import { sealLabel } from '../../../shared/protocol/roster/label.ts'
import {
  makeGenesis,
  nextContent,
  signRecord,
  type Signer,
} from '../../../shared/protocol/roster/make-record.ts'
import type { Place, RosterBody, RosterMember } from '../../../shared/protocol/roster/record.ts'
import type { Role } from '../../../shared/protocol/roster/roles.ts'
import { present } from '../../../shared/protocol/roster/roster.ts'

await ready

export interface Person extends Signer {
  name: string
  signing: KeyPair
  receiving: KeyPair
}

const HOUR = 3_600_000

type Cut = Omit<Place, 'device'>
const NOTHING: Cut = { seq: 0, hash: new Uint8Array(32) }

let numbers = 0

export function newPerson(name: string): Person {
  const signing = signingKeyPair(randomBytes(32))
  numbers += 1
  return {
    name,
    device: numbers,
    signing,
    signingKey: signing.privateKey,
    receiving: receivingKeyPair(randomBytes(32)),
  }
}

export interface Invite {
  keys: KeyPair
  role: Role
  expires: number
}

/** A space whose records are written as an honest app would; what is refused throws. */
export class Space {
  chain: Chain
  /** By epoch. */
  readonly secrets = new Map<number, Uint8Array>()
  /** Milliseconds since 1970; a test moves it on. */
  time = Date.now()

  constructor(creator: Person) {
    const secret = newEpochSecret()
    const salt = randomBytes(32)
    this.secrets.set(1, secret)
    const rotation = makeRotation({ salt, epoch: 1 }, secret, null, {
      devices: [{ number: creator.device, receivingKey: creator.receiving.publicKey }],
      recovery: null,
    })
    const member = memberOf(creator, 'admin', { epoch: 1, secret })
    const genesis = makeGenesis(salt, member, rotation, { time: this.time, signer: creator })
    this.chain = valueOf(startChain(genesis))
  }

  get secret(): Uint8Array {
    return this.secrets.get(this.chain.now.epoch) ?? new Uint8Array()
  }

  /** The record as it would be sent. */
  record(body: RosterBody, ...signers: readonly Signer[]): Uint8Array {
    return signRecord(nextContent(this.chain.now, body, this.time), signers)
  }

  append(record: Uint8Array): void {
    this.chain = valueOf(extendChain(this.chain, record))
  }

  /** Why a record is refused; 'fine' when it is not. */
  verdict(record: Uint8Array): string {
    const extended = extendChain(this.chain, record)
    return extended.ok ? 'fine' : extended.problem
  }

  invite(by: Person, role: Role = 'member'): Invite {
    const keys = signingKeyPair(randomBytes(32))
    const expires = this.time + 48 * HOUR
    const { publicKey: key } = keys
    const { epoch } = this.chain.now
    // The secret itself is no part of these stories.
    const secret = sealLabel({ person: '', device: '' }, key, { epoch, secret: this.secret })
    this.append(this.record({ type: 'inviteCreated', key, role, expires, secret }, by))
    return { keys, role, expires }
  }

  /** How `deviceAdded` looks for somebody who has this invite. */
  addition(person: Person, { keys, role }: Invite): RosterBody {
    const { secret } = this
    const { epoch, salt, space } = this.chain.now
    const member = memberOf(person, role, { epoch, secret })
    const signature = sign(joinDigest(space, member), keys.privateKey)
    const { keys: sealed } = makeRotation({ salt, epoch }, secret, null, {
      devices: [{ number: person.device, receivingKey: person.receiving.publicKey }],
      recovery: null,
    })
    return {
      type: 'deviceAdded',
      member,
      invite: { key: keys.publicKey, signature },
      sealed: sealed[0]?.sealed ?? new Uint8Array(),
      former: null,
    }
  }

  join(person: Person, by: Person, role: Role = 'member'): void {
    this.append(this.record(this.addition(person, this.invite(by, role)), by))
  }

  /** A rotation for all but those who go; its secret is known to the space from then on. */
  rotation(without: readonly Person[] = []) {
    const { epoch: last, salt, recovery } = this.chain.now
    const epoch = last + 1
    const secret = newEpochSecret()
    const gone = without.map(({ device }) => device)
    const devices = present(this.chain.now).filter(({ number }) => !gone.includes(number))
    const rotation = makeRotation({ salt, epoch }, secret, this.secret, { devices, recovery })
    this.secrets.set(epoch, secret)
    return rotation
  }

  /** @param seq the last entry that counts, with its hash */
  removal(who: Person, { seq, hash }: Cut = NOTHING): RosterBody {
    const cuts = [{ device: who.device, seq, hash }]
    return { type: 'deviceRemoved', cuts, rotation: this.rotation([who]) }
  }
}

export function memberOf(
  { name, device, signing, receiving }: Person,
  role: Role,
  epoch: { epoch: number; secret: Uint8Array },
): RosterMember {
  const { publicKey: signingKey } = signing
  const label = sealLabel({ person: name, device: `Laptop von ${name}` }, signingKey, epoch)
  return { device, signingKey, receivingKey: receiving.publicKey, role, label }
}

export function valueOf<Value>(
  checked: { ok: true; value: Value } | { ok: false; problem: string },
): Value {
  if (!checked.ok) throw new Error(checked.problem)
  return checked.value
}

/** A board of these people: the first is its admin. */
export function setup(...names: readonly string[]) {
  const people = names.map(newPerson)
  const [creator, ...others] = people
  if (!creator) throw new Error('a board of nobody')
  const space = new Space(creator)
  for (const person of others) space.join(person, creator)
  return { space, people: people as [Person, Person, ...Person[]] }
}
