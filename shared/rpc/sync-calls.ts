/** Working together over a relay: where this chapter's sharing stands, and what a person does about it. */
import { z } from 'zod'
import { RELAY_PROBLEMS, type RelayProblem } from '../protocol/relay/problems.ts'
import { ROLES, type Role } from '../protocol/roster/roles.ts'
import { MOST_PASTED } from '../sync/invite-address.ts'
import { call } from './define.ts'
import type { Progress } from './frames.ts'
import type { MoveState } from './move-calls.ts'
import type { SheetState } from './sheet-calls.ts'

/** Why there is no connection, or what the relay does not do. The window has a sentence for each. */
export const SYNC_PROBLEMS = [
  ...RELAY_PROBLEMS,
  'unreachable',
  'no-relay',
  'certificate',
  'address',
  'copy',
  'not-admitted',
  /** This vault is open in two places that both take themselves for this device. */
  'twice',
  'fork',
  'invite-invalid',
  'invite-expired',
  'invite-used',
  'invite-revoked',
  /** To another chapter than the one that is open. */
  'invite-elsewhere',
  /** The chapter is on this laptop, and nobody needs it twice. */
  'already-here',
  /** This device belongs to the chapter still. */
  'not-left',
  /** Of the chapter sheet: what was typed is none, by its own checksum. */
  'sheet-mistyped',
  /** It was used, or another one took its place. */
  'sheet-outdated',
  /** The relay has no space that begins as the sheet says. */
  'sheet-unknown',
  /** Nobody answers there, and there is nothing yet that could wait for it. */
  'sheet-unreachable',
  /** Of what the board decides by majority: this device only reads. */
  'not-of-board',
  /** It is done, out of date, was taken back, or does not fit to this device. */
  'proposal-gone',
  /** Nobody would be left who manages the chapter. */
  'last-admin',
  /** The chapter is at another relay since just now; everything goes on there. */
  'moved',
  /** The relay that was typed is the one where the chapter is. */
  'relay-same',
  /** Nobody can be told of a move at the old relay. */
  'relay-old-gone',
  /** The new relay has the chapter from before. */
  'relay-taken',
  /** The relay whose address was typed does not have this chapter. */
  'relay-without',
  /** It has less of the roster than this device. */
  'relay-behind',
  /** Its roster goes another way than the one here. */
  'relay-fork',
] as const
export type SyncProblem = (typeof SYNC_PROBLEMS)[number]

/**
 * What only a broken or dishonest relay, or a device with two voices, can bring about; and what
 * everybody must hear of at once.
 */
export const syncNotice = z.object({
  kind: z.enum([
    /** The relay had less than before and got it again. */
    'relay-restored',
    /** Somebody has something that the relay does not hand on. */
    'held-back',
    /** One number, two contents. */
    'equivocation',
    /** The sum of everything that somebody made is not what is here. */
    'snapshot',
    /** Another list of devices. */
    'fork',
    /** Something of a device could not be believed. */
    'refused',
    /** The relay handed out something else than the file that was asked for. */
    'file',
    /** It came by the chapter sheet. */
    'sheet-used',
    /** Somebody of the board asks the others for a majority; the device is the one concerned. */
    'appoint-proposed',
    'remove-proposed',
    'withdraw-proposed',
    /** What a majority has done; of a removal that was announced, `at` is when its notice ends. */
    'board-appointed',
    'removal-announced',
    'removal-withdrawn',
    'board-removed',
    /** This device itself was connected in two places, again and again. */
    'twice',
    /** The chapter is at another relay; the device is the one that moved it. */
    'relay-moved',
  ]),
  /** The device that it is about; 0 for none. */
  device: z.int().min(0),
  /** Milliseconds since 1970. */
  at: z.int().min(0),
})
export type SyncNotice = z.infer<typeof syncNotice>

/** Why a file is not at the relay yet, or has not come from there; it is tried again by itself. */
export type BlobProblem =
  | RelayProblem
  /** The relay handed out something else. */
  | 'altered'
  /** It is not what whoever added it said. */
  | 'damaged'
  /** There is no room for it on this device. */
  | 'full'

/** Of files that travel by themselves; in bytes. */
export interface FileSharing {
  done: number
  total: number
  /** Of the first one that waits. */
  problem: BlobProblem | null
}

export type SyncView =
  /** This device's alone. */
  | { kind: 'local' }
  /** Asks to be let in; nothing of the chapter is here yet. */
  | {
      kind: 'joining'
      /** What it came with. */
      by: 'invite' | 'sheet'
      phase: 'asking' | 'waiting' | 'offline' | 'joined'
      problem: SyncProblem | null
      /** To be compared with what the admin sees. */
      words: string[]
    }
  | {
      kind: 'shared'
      relay: string
      phase: 'connecting' | 'catching-up' | 'online' | 'offline'
      problem: SyncProblem | null
      /** Since when it is in this phase; milliseconds since 1970. */
      since: number
      /** Changes that the relay does not have yet. */
      unshared: number
      progress: Progress | null
      /** Large files that are on their way to the relay, and whatever keeps one; `null` for nothing. */
      files: FileSharing | null
      role: Role
      /** Whether everything that was made before this device came is here. */
      isComplete: boolean
      /** Whether the relay still holds, encrypted, what was erased. */
      holdsErased: boolean
      notices: SyncNotice[]
      /** Minutes by which this device's clock is ahead; negative where it is behind, 0 where it is well. */
      clockAhead: number
      sheet: SheetState
      /** A move to another relay that this device has begun; `null` for none. */
      move: MoveState | null
    }

export interface SyncDevice {
  number: number
  person: string
  name: string
  role: Role
  isOwn: boolean
  /** Connected now. */
  isHere: boolean
  /** ISO 8601. */
  added: string
  /** When it was last connected; milliseconds since 1970, `null` for never. */
  heard: number | null
  isRemoved: boolean
}

export interface SyncInvite {
  key: string
  role: Role
  /** Milliseconds since 1970. */
  expires: number
  /** Its link names the relay that the chapter has left since. */
  namesFormerRelay: boolean
}

export interface SyncAsking {
  /** The invite by which they ask. */
  invite: string
  person: string
  device: string
  role: Role
  words: string[]
  /** Whether its vault belonged here before, under another identity, which goes then. */
  isReturning: boolean
}

/** `sync/` and why not. */
const sync = <Value>() => call<Value, 'session/locked' | `sync/${SyncProblem}`>()

const key = z.string().regex(/^[0-9a-f]{64}$/)
const device = z.int().min(1)

export const syncCalls = {
  'sync.state': call<SyncView, 'session/locked'>()(z.object({})),
  /** Whether a relay is there, and what it wants. */
  'sync.test': sync<{ address: string }>()(z.object({ address: z.string().max(300) })),
  /** Makes the chapter one that others can join. */
  'sync.share': sync<null>()(z.object({ address: z.string().max(300), code: z.string().max(100) })),
  /** Tries to connect at once. */
  'sync.wake': call<null, 'session/locked'>()(z.object({})),
  /** Puts away what was read. */
  'sync.dismissNotices': call<null, 'session/locked'>()(z.object({})),
  'sync.devices': call<SyncDevice[], 'session/locked'>()(z.object({})),
  'sync.invite': sync<{ link: string; key: string; expires: number }>()(
    z.object({ role: z.enum(ROLES), hours: z.int().min(1).max(720) }),
  ),
  'sync.invites': call<SyncInvite[], 'session/locked'>()(z.object({})),
  'sync.revokeInvite': sync<null>()(z.object({ key })),
  'sync.asking': sync<SyncAsking[]>()(z.object({})),
  'sync.approve': sync<null>()(z.object({ invite: key })),
  'sync.refuse': sync<null>()(z.object({ invite: key })),
  /** What this device is called; also without a connection. */
  'sync.renameDevice': call<null, 'session/locked'>()(
    z.object({ name: z.string().trim().min(1).max(100) }),
  ),
  'sync.setRole': sync<null>()(z.object({ device, role: z.enum(ROLES) })),
  /** This device leaves by itself; what is here stays here. */
  'sync.leave': sync<null>()(z.object({})),
  /** A vault with a new identity asks to be let in again, by an invitation of its own chapter. */
  'sync.rejoin': sync<null>()(z.object({ invite: z.string().max(MOST_PASTED) })),
  'sync.stopRejoining': sync<null>()(z.object({})),
  /** What stayed on a device that left or was removed becomes a folder of this device's own. */
  'sync.keepAlone': sync<null>()(z.object({})),
  'sync.remove': sync<null>()(z.object({ devices: z.array(device).min(1).max(100) })),
}
