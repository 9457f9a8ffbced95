/** A new device asks to join by its invite, and waits until an admin lets it in. */
import { sign } from '../../shared/protocol/crypto.ts'
import { inviteKeys, readInvite, type Invite } from '../../shared/protocol/join/invite-link.ts'
import { joinFingerprint, makeJoinRequest } from '../../shared/protocol/join/join-request.ts'
import { wordsOf } from '../../shared/protocol/join/words.ts'
import { equalBytes } from '../../shared/protocol/crypto.ts'
import { extendChain, startChain, type Chain } from '../../shared/protocol/roster/chain.ts'
import { inviteOf, presentDevice } from '../../shared/protocol/roster/roster.ts'
import type { RelayMessage } from '../../shared/protocol/relay/relay-messages.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { ownKeys, type OwnKeys } from './device-keys.ts'
import { ownNames } from './share-chapter.ts'
import { expectType, LinkClosed, openLink, RequestFailed, type RelayLink } from './relay-link.ts'
import { putNote, readNote, removeNote } from './sync-notes.ts'
import { storeRecords } from './take-record.ts'

export type JoinProblem =
  | LinkClosed['problem']
  /** Of the invite: what was written is none, or it is for another chapter (attack A24). */
  | 'invite-invalid'
  | 'invite-expired'
  | 'invite-used'
  | 'invite-revoked'

export interface JoinState {
  phase: 'asking' | 'waiting' | 'offline' | 'joined'
  problem: JoinProblem | null
  /** To be compared with what the admin sees. */
  words: string[]
}

export interface JoinClient {
  state(): JoinState
  wake(): void
  close(): void
}

/** Milliseconds between two tries. */
const PAUSE = 5000
const FINAL: ReadonlySet<JoinProblem> = new Set([
  'invite-invalid',
  'invite-expired',
  'invite-used',
  'invite-revoked',
  'newer-version',
])

/** @param joined called when the vault has roster and keys */
export function startJoinClient(
  { db }: Chapter,
  {
    changed,
    joined,
    report,
  }: {
    changed: () => void
    joined: () => void
    report: (error: unknown) => void
  },
): JoinClient {
  const own = ownKeys(db)
  const written = readInvite(readNote(db, 'sync-invite') ?? '')
  let stopped = false
  let link: RelayLink | null = null
  let wakeUp: () => void = () => undefined
  let state: JoinState = {
    phase: 'asking',
    problem: null,
    words: written ? wordsFor(written, own) : [],
  }

  function become(next: Partial<JoinState>) {
    if (stopped) return
    state = { ...state, ...next }
    changed()
  }

  async function ask(invite: Invite): Promise<JoinProblem | null> {
    let news: (message: RelayMessage) => void = () => undefined
    const open = await openLink(invite.relay, helloOf(invite), (message) => {
      news(message)
    })
    link = open
    try {
      for (let hasAsked = false; !stopped;) {
        const told = new Promise<void>((resolve) => {
          news = ({ type }) => {
            if (type === 'roster') resolve()
          }
        })
        const chain = await rosterOf(open, invite)
        if (!chain) return 'invite-invalid'
        if (presentDevice(chain.now, own.device)) {
          enter(chain, invite)
          return null
        }
        const problem = inviteProblem(chain, invite)
        if (problem) return problem
        if (!hasAsked) {
          const asked = makeJoinRequest(invite.space, invite.secret, publicOf(own), ownNames(db))
          await open.ask({ type: 'joinAsk', asked })
          hasAsked = true
        }
        become({ phase: 'waiting', problem: null })
        const ended = await Promise.race([told, open.ended])
        if (ended) return ended
      }
      return null
    } finally {
      link = null
      open.close()
    }
  }

  function enter(chain: Chain, { relay }: Invite) {
    db.transaction(() => {
      storeRecords(db, chain, 0, own)
      putNote(db, 'sync-relay', relay)
      removeNote(db, 'sync-invite')
    })
    become({ phase: 'joined', problem: null })
    joined()
  }

  async function keepAsking(invite: Invite) {
    while (!stopped && state.phase !== 'joined') {
      const problem = await ask(invite).catch((error: unknown) => {
        if (error instanceof LinkClosed || error instanceof RequestFailed) {
          // The relay does not tell whoever is not invited why.
          return error.problem === 'unknown-device' ? 'invite-expired' : error.problem
        }
        report(error)
        return 'cannot-store' as const
      })
      if (!problem) continue
      become({ phase: 'offline', problem })
      if (FINAL.has(problem)) return
      await new Promise<void>((resolve) => {
        wakeUp = resolve
        setTimeout(resolve, PAUSE).unref()
      })
    }
  }

  if (written) keepAsking(written).catch(report)
  else become({ phase: 'offline', problem: 'invite-invalid' })

  return {
    state: () => state,
    wake: () => {
      wakeUp()
    },
    close() {
      stopped = true
      link?.close()
      wakeUp()
    },
  }
}

const publicOf = ({ device, signing, receiving }: OwnKeys) => ({
  device,
  signingKey: signing.publicKey,
  receivingKey: receiving.publicKey,
})

const wordsFor = ({ space, secret }: Invite, own: OwnKeys): string[] =>
  wordsOf(joinFingerprint(space, inviteKeys(secret).publicKey, publicOf(own)))

function helloOf({ space, secret }: Invite): Parameters<typeof openLink>[1] {
  const { publicKey: key, privateKey } = inviteKeys(secret)
  return (digest) => ({
    type: 'invite',
    version: 1,
    space,
    key,
    signature: sign(digest(space, 0), privateKey),
  })
}

/** @returns `null` for a roster that does not begin where the invite says, or does not hold */
async function rosterOf(link: RelayLink, { space }: Invite): Promise<Chain | null> {
  let chain: Chain | null = null
  for (let isMore = true; isMore;) {
    const index: number = chain?.links.length ?? 0
    const page = expectType(await link.ask({ type: 'rosterSince', index }), 'roster')
    for (const record of page.records) {
      const next: ReturnType<typeof startChain> = chain
        ? extendChain(chain, record)
        : startChain(record)
      if (!next.ok || !equalBytes(next.value.now.space, space)) return null
      chain = next.value
    }
    isMore = page.isMore === 'yes' && page.records.length > 0
  }
  return chain
}

function inviteProblem({ now }: Chain, { secret, expires }: Invite): JoinProblem | null {
  const invite = inviteOf(now, inviteKeys(secret).publicKey)
  if (!invite) return 'invite-invalid'
  if (invite.state === 'used') return 'invite-used'
  if (invite.state === 'revoked') return 'invite-revoked'
  return Date.now() > Math.min(expires, invite.expires) ? 'invite-expired' : null
}
