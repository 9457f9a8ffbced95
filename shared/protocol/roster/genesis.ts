import { fine, refuse, type Checked } from '../checked.ts'
import { decode } from '../codec/codec.ts'
import { isSigned } from '../crypto.ts'
import type { Applied, RosterProblem } from './apply-record.ts'
import { recordHash } from './record-hash.ts'
import { rosterContent, type RosterRecord } from './record.ts'

/** The first record. Whoever was invited compares its hash with the one in the invite. */
export function startRoster(record: RosterRecord): Checked<Applied, RosterProblem> {
  const decoded = decode(rosterContent, record.content)
  if (!decoded.ok) return decoded
  const content = decoded.value
  const { body, index, space, previous, time } = content
  const isFirst = index === 0 && isZero(space) && isZero(previous)
  if (body.type !== 'genesis' || !isFirst) return refuse('roster-misplaced')
  const { creator, rotation, salt } = body
  const [signed, ...others] = record.signatures
  const head = recordHash(record)
  const isOwn = signed?.device === creator.device && others.length === 0
  if (!isOwn || !isSigned(head, signed.signature, creator.signingKey)) {
    return refuse('roster-signature')
  }
  if (creator.role !== 'admin') return refuse('roster-last-admin')
  const [sealed, ...more] = rotation.keys
  const isForCreator = sealed?.device === creator.device && more.length === 0
  const isSound = rotation.epoch === 1 && !rotation.previous && !rotation.recovery
  if (!isForCreator || !isSound) return refuse('roster-rotation')
  const { device: number, ...device } = creator
  return fine({
    content,
    signers: [number],
    roster: {
      space: head,
      salt,
      index,
      head,
      time,
      devices: new Map([[number, { ...device, number, former: null, added: 0, removed: null }]]),
      recovery: null,
      invites: new Map(),
      epoch: rotation.epoch,
      epochId: rotation.epochId,
      needsRotation: false,
      announced: new Map(),
      compacted: null,
      relay: null,
    },
  })
}

const isZero = (data: Uint8Array): boolean => data.every((byte) => byte === 0)
