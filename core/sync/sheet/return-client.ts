/**
 * A new device comes back by the chapter sheet, without anybody who lets it in: the sheet adds it as
 * an admin, and is used up by that.
 */
import { z } from 'zod'
import { equalBytes, sign } from '../../../shared/protocol/crypto.ts'
import { sealEpoch } from '../../../shared/protocol/epoch/epoch-secret.ts'
import { fromHex, toHex } from '../change-items.ts'
import { extendChain, type Chain } from '../../../shared/protocol/roster/chain.ts'
import { sealLabel } from '../../../shared/protocol/roster/label.ts'
import { nextContent, signRecord } from '../../../shared/protocol/roster/make-record.ts'
import { RECOVERY, type RosterBody } from '../../../shared/protocol/roster/record.ts'
import { presentDevice } from '../../../shared/protocol/roster/roster.ts'
import {
  readSheet,
  sheetKeys,
  type ChapterSheet,
} from '../../../shared/protocol/sheet/chapter-sheet.ts'
import type { SyncProblem } from '../../../shared/rpc/sync-calls.ts'
import type { Chapter } from '../../chapter/chapter.ts'
import type { Database } from '../../db/database.ts'
import { ownKeys, type OwnKeys } from '../device-keys.ts'
import { startEntering, type Attempt, type Entering, type EnteringParts } from '../entering.ts'
import { fetchChain } from '../fetch-chain.ts'
import { LinkClosed } from '../relay-link.ts'
import { arriveAt } from '../move/follow.ts'
import { additionIndex, moveAfter, sheetIndex } from '../move/moves.ts'
import { ownNames } from '../share-chapter.ts'
import { putNote, readNote, removeNote } from '../sync-notes.ts'
import { storeRecords } from '../take-record.ts'
import { openBySheet } from './sheet-keys.ts'
import { chainForSheet, helloOfSheet, sheetProblem } from './sheet-link.ts'

/** With what a vault comes back; it lies in the encrypted file until the vault is in. */
const returning = z.object({
  digits: z.string(),
  relay: z.string(),
  /** The space, as soon as it is known: the sheet may be used up and the answer lost. */
  space: z.string().nullable(),
})
type Returning = z.infer<typeof returning>

function putReturning(db: Database, value: Returning): void {
  putNote(db, 'sync-sheet', JSON.stringify(value))
}

function readReturning(db: Database): Returning | null {
  const stored = readNote(db, 'sync-sheet')
  const parsed = returning.safeParse(stored === null ? null : (JSON.parse(stored) as unknown))
  return parsed.success ? parsed.data : null
}

const FINAL: ReadonlySet<SyncProblem> = new Set([
  'sheet-mistyped',
  'sheet-outdated',
  'newer-version',
])

/** @param joined called when the vault has roster and keys */
export function startReturnClient(
  { db }: Chapter,
  { joined, ...told }: Pick<EnteringParts, 'changed' | 'report'> & { joined: () => void },
): Entering {
  const own = ownKeys(db)
  const been = new Set<string>()

  async function comeBack(attempt: Attempt): Promise<SyncProblem | null> {
    const from = readReturning(db)
    const sheet = readSheet(from?.digits ?? '')
    if (!from || !sheet) return 'sheet-mistyped'
    const chain = (await chainIfIn(from, attempt)) ?? (await addedBySheet(from, sheet, attempt))
    if ('movedTo' in chain) return followTo(from, chain.movedTo)
    if ('problem' in chain) return chain.problem
    db.transaction(() => {
      storeRecords(db, chain, 0, own)
      arriveAt(db, chain, from.relay)
      removeNote(db, 'sync-sheet')
    })
    attempt.become({ phase: 'joined', problem: null })
    joined()
    return null
  }

  /** The chapter has moved since the sheet was printed; it is fetched from there. */
  function followTo(from: Returning, relay: string): SyncProblem | null {
    // Two relays that send a device to and fro are no way in.
    if (been.has(relay)) return 'no-relay'
    been.add(relay)
    putReturning(db, { ...from, relay })
    return null
  }

  /** A try before may have been cut off after the relay took its record. */
  async function chainIfIn({ space, relay }: Returning, { connect }: Attempt) {
    if (space === null) return null
    const id = fromHex(space)
    try {
      const link = await connect(relay, (digest) => ({
        type: 'device',
        version: 1,
        space: id,
        device: own.device,
        signature: sign(digest(id, own.device), own.signing.privateKey),
      }))
      const chain = await fetchChain(link, (found) => equalBytes(found, id))
      if (!chain || !presentDevice(chain.now, own.device)) return null
      const move = moveAfter(chain, additionIndex(chain, own.device), relay)
      return move ? { movedTo: move.address } : chain
    } catch (error) {
      if (error instanceof LinkClosed && error.problem === 'unknown-device') return null
      throw error
    }
  }

  async function addedBySheet(
    from: Returning,
    sheet: ChapterSheet,
    { connect }: Attempt,
  ): Promise<Chain | { problem: SyncProblem } | { movedTo: string }> {
    const link = await connect(from.relay, helloOfSheet(sheet))
    const found = await chainForSheet(link, sheet)
    if (!found.ok) return found
    const move = moveAfter(found.chain, sheetIndex(found.chain), from.relay)
    if (move) return { movedTo: move.address }
    const { now } = found.chain
    const record = additionBySheet(db, found.chain, sheet, own)
    if (!record) return { problem: 'sheet-outdated' }
    putReturning(db, { ...from, space: toHex(now.space) })
    await link.ask({ type: 'rosterAppend', record })
    const chain = extendChain(found.chain, record)
    if (!chain.ok) throw new Error(`an own record that does not follow: ${chain.problem}`)
    return chain.value
  }

  return startEntering({
    ...told,
    by: 'sheet',
    words: [],
    attempt: comeBack,
    problemOf: sheetProblem,
    final: FINAL,
  })
}

/** @returns `null` when the sheet does not open the present key */
function additionBySheet(
  db: Database,
  chain: Chain,
  { secret: ofSheet }: ChapterSheet,
  { device, signing, receiving }: OwnKeys,
): Uint8Array | null {
  const { salt, epoch } = chain.now
  const keys = sheetKeys(ofSheet)
  const secret = openBySheet(chain, keys)
  if (!secret) return null
  const body: RosterBody = {
    type: 'deviceAdded',
    member: {
      device,
      signingKey: signing.publicKey,
      receivingKey: receiving.publicKey,
      role: 'admin',
      label: sealLabel(ownNames(db), signing.publicKey, { epoch, secret }),
    },
    invite: null,
    former: null,
    sealed: sealEpoch({ salt, epoch }, secret, receiving.publicKey),
  }
  const signer = { device: RECOVERY, signingKey: keys.signing.privateKey }
  return signRecord(nextContent(chain.now, body, Date.now()), [signer])
}
