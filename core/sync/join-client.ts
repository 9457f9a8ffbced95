/** A new device asks to join by its invite, and waits until an admin lets it in. */
import { equalBytes, sign } from '../../shared/protocol/crypto.ts'
import {
  inviteKeys,
  readInvite,
  writeInvite,
  type Invite,
} from '../../shared/protocol/join/invite-link.ts'
import { joinFingerprint, makeJoinRequest } from '../../shared/protocol/join/join-request.ts'
import { wordsOf } from '../../shared/protocol/join/words.ts'
import { rosterAt, type Chain } from '../../shared/protocol/roster/chain.ts'
import { inviteOf, presentDevice } from '../../shared/protocol/roster/roster.ts'
import type { RelayMessage } from '../../shared/protocol/relay/relay-messages.ts'
import type { SyncProblem } from '../../shared/rpc/sync-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { formerProof } from './come-back.ts'
import { ownKeys, type OwnKeys } from './device-keys.ts'
import { startEntering, type Attempt, type Entering, type EnteringParts } from './entering.ts'
import { fetchChain } from './fetch-chain.ts'
import { arriveAt } from './move/follow.ts'
import { inviteIndex, moveAfter } from './move/moves.ts'
import { ownNames } from './share-chapter.ts'
import { LinkClosed, RequestFailed, type MakeHello } from './relay-link.ts'
import { toHex } from './change-items.ts'
import { putNote, readNote, removeNote } from './sync-notes.ts'
import { readChain } from './sync-store.ts'
import { storeRecords } from './take-record.ts'

const FINAL: ReadonlySet<SyncProblem> = new Set([
  'invite-invalid',
  'invite-expired',
  'invite-used',
  'invite-revoked',
  'newer-version',
  'fork',
])

/** @param joined called when the vault has roster and keys */
export function startJoinClient(
  { db }: Chapter,
  { joined, ...told }: Pick<EnteringParts, 'changed' | 'report'> & { joined: () => void },
): Entering {
  const own = ownKeys(db)
  const noted = () => readInvite(readNote(db, 'sync-invite') ?? '')
  const invite = noted()
  const been = new Set<string>()

  async function ask(asked: Invite, { isStopped, become, connect }: Attempt) {
    let news: (message: RelayMessage) => void = () => undefined
    const open = await connect(asked.relay, helloOf(asked), (message) => {
      news(message)
    })
    for (let hasAsked = false; !isStopped();) {
      const heard = new Promise<void>((resolve) => {
        news = ({ type }) => {
          if (type === 'roster') resolve()
        }
      })
      const chain = await fetchChain(open, (space) => equalBytes(space, asked.space))
      // It is for another chapter (attack A24).
      if (!chain) return 'invite-invalid'
      if (!goesOn(chain)) return 'fork'
      const move = moveAfter(chain, inviteIndex(chain, keyOf(asked)), asked.relay)
      if (move) return followTo(asked, move.address)
      if (presentDevice(chain.now, own.device)) {
        enter(chain, asked)
        become({ phase: 'joined', problem: null })
        joined()
        return null
      }
      const problem = inviteProblem(chain, asked)
      if (problem) return problem
      if (!hasAsked) {
        const request = makeJoinRequest(
          asked.space,
          asked.secret,
          publicOf(own),
          ownNames(db),
          formerProof(db, asked.space, own),
        )
        await open.ask({ type: 'joinAsk', asked: request })
        hasAsked = true
      }
      become({ phase: 'waiting', problem: null })
      const ended = await Promise.race([heard, open.ended])
      if (ended) return ended
    }
    return null
  }

  /** The chapter has moved since the invitation was made; it is asked for there from now on. */
  function followTo(asked: Invite, relay: string): SyncProblem | null {
    // Two relays that send a device to and fro are no way in.
    if (been.has(relay)) return 'no-relay'
    been.add(relay)
    putNote(db, 'sync-invite', writeInvite({ ...asked, relay }))
    return null
  }

  /** Whether it is the roster that was known here before, where one was. */
  function goesOn(chain: Chain): boolean {
    const known = readChain(db)?.now
    const there = known && rosterAt(chain, known.index)
    return !known || (there !== null && there !== undefined && equalBytes(there.head, known.head))
  }

  function enter(chain: Chain, { relay }: Invite) {
    db.transaction(() => {
      db.run('DELETE FROM sync_roster')
      storeRecords(db, chain, 0, own)
      arriveAt(db, chain, relay)
      removeNote(db, 'sync-invite')
    })
  }

  return startEntering({
    ...told,
    by: 'invite',
    words: invite ? wordsFor(invite, own) : [],
    attempt: (attempt) => {
      const asked = noted()
      return asked ? ask(asked, attempt) : Promise.resolve('invite-invalid')
    },
    problemOf,
    final: FINAL,
  })
}

function problemOf(error: unknown): SyncProblem | null {
  if (!(error instanceof LinkClosed || error instanceof RequestFailed)) return null
  // The relay does not tell whoever is not invited why.
  return error.problem === 'unknown-device' ? 'invite-expired' : error.problem
}

const publicOf = ({ device, signing, receiving }: OwnKeys) => ({
  device,
  signingKey: signing.publicKey,
  receivingKey: receiving.publicKey,
})

const keyOf = ({ secret }: Invite): string => toHex(inviteKeys(secret).publicKey)

const wordsFor = ({ space, secret }: Invite, own: OwnKeys): string[] =>
  wordsOf(joinFingerprint(space, inviteKeys(secret).publicKey, publicOf(own)))

function helloOf({ space, secret }: Invite): MakeHello {
  const { publicKey: key, privateKey } = inviteKeys(secret)
  return (digest) => ({
    type: 'invite',
    version: 1,
    space,
    key,
    signature: sign(digest(space, 0), privateKey),
  })
}

function inviteProblem({ now }: Chain, { secret, expires }: Invite): SyncProblem | null {
  const invite = inviteOf(now, inviteKeys(secret).publicKey)
  if (!invite) return 'invite-invalid'
  if (invite.state === 'used') return 'invite-used'
  if (invite.state === 'revoked') return 'invite-revoked'
  return Date.now() > Math.min(expires, invite.expires) ? 'invite-expired' : null
}
