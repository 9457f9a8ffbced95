/**
 * Who may sign which record.
 *
 * | record | signed by |
 * |---|---|
 * | genesis | its creator, who is an admin |
 * | inviteCreated, inviteRevoked, relayMoved, sheetReplaced | an admin |
 * | deviceAdded | an admin, for an invite that is open; or the chapter sheet, once, for an admin |
 * | deviceRemoved | an admin; an admin's also by the majority, 72 hours after it was announced |
 * | deviceLeft | the device itself |
 * | roleChanged | an admin; to admin also by the majority |
 * | removalAnnounced, removalWithdrawn | the majority |
 * | epochRotated | an admin or the chapter sheet |
 * | relabelled | an admin or the device itself |
 * | compacted | one of the board other than the snapshot's author, or the only one |
 *
 * The majority is more than half of the board's devices (admins and members), together. No record
 * may leave the space without an admin.
 *
 * The 72 hours are counted by the times of two records, which are their authors' claims. They never
 * run backwards, and a relay takes none that is ahead (`record-time.ts`), so that the removal cannot
 * be dated into the future. A majority can still date its announcement back to the record before it;
 * whoever is online sees that it comes with an old date. An app signs a removal only when the hours
 * are over that it counted itself (decision 17).
 */
import { RECOVERY, type RosterBody, type RosterContent } from './record.ts'
import { readSnapshot } from '../snapshot/manifest.ts'
import { admins, board, presentDevice, type Roster } from './roster.ts'

export const NOTICE_MILLISECONDS = 72 * 60 * 60 * 1000

/** @param signers present devices, or `RECOVERY`, whose signatures were checked */
export function isAllowed(
  roster: Roster,
  { body, time }: RosterContent,
  signers: readonly number[],
): boolean {
  const byAdmin = signers.some((number) => presentDevice(roster, number)?.role === 'admin')
  const byRecovery = signers.includes(RECOVERY)
  switch (body.type) {
    case 'genesis':
      return false
    case 'inviteCreated':
    case 'inviteRevoked':
    case 'relayMoved':
    case 'sheetReplaced':
      return byAdmin
    case 'deviceAdded':
      return body.invite ? byAdmin : byRecovery && body.member.role === 'admin'
    case 'deviceRemoved':
      return byAdmin || isDueRemoval(roster, body, time, signers)
    case 'deviceLeft':
      return signers.includes(body.cut.device)
    case 'roleChanged':
      return byAdmin || (body.role === 'admin' && isMajority(roster, signers))
    case 'removalAnnounced':
    case 'removalWithdrawn':
      return isMajority(roster, signers)
    case 'epochRotated':
      return byAdmin || byRecovery
    case 'relabelled':
      return byAdmin || signers.includes(body.device)
    case 'compacted':
      return isConfirmed(roster, body.manifest, signers)
  }
}

/** A snapshot that nobody else has compared could leave out what others wrote (attacks A28, A30). */
function isConfirmed(roster: Roster, manifest: Uint8Array, signers: readonly number[]): boolean {
  const snapshot = readSnapshot(roster, manifest)
  if (!snapshot.ok) return false
  const all = new Set([...signers, snapshot.value.device])
  const ofBoard = [...all].filter((number) => isOfBoard(roster, number))
  return ofBoard.length >= Math.min(2, board(roster).length)
}

const isOfBoard = (roster: Roster, number: number): boolean =>
  board(roster).some((device) => device.number === number)

/** How many devices of the board are more than half of it. */
export const majorityOf = (roster: Roster): number => Math.floor(board(roster).length / 2) + 1

/** Whether these are more than half of the board's devices; whoever is not of the board is not counted. */
export function isMajority(roster: Roster, devices: readonly number[]): boolean {
  const agreed = board(roster).filter(({ number }) => devices.includes(number))
  return agreed.length >= majorityOf(roster)
}

/** The majority removes admins that were announced long enough ago, and nobody else. */
function isDueRemoval(
  roster: Roster,
  { cuts }: Extract<RosterBody, { type: 'deviceRemoved' }>,
  time: number,
  signers: readonly number[],
): boolean {
  const isDue = ({ device }: { device: number }) => {
    const announced = roster.announced.get(device)
    return announced !== undefined && time - announced >= NOTICE_MILLISECONDS
  }
  return cuts.every(isDue) && isMajority(roster, signers)
}

/** Whether somebody is left who may invite and remove. */
export const hasAdmin = (roster: Roster): boolean => admins(roster).length > 0
