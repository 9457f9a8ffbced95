import { z } from 'zod'
import { CHAPTER_LEVELS } from '../chapter/chapter-record.ts'
import { MOST_PASTED } from '../sync/invite-address.ts'
import { personName } from './chapter-calls.ts'
import { call } from './define.ts'
import type { Progress } from './frames.ts'

/** Where the app stands, for the first screen. */
export interface SessionState {
  /** `none`: nobody has set a passphrase here yet. `damaged`: the keyring's file cannot be read. */
  keyring: 'none' | 'damaged' | 'locked' | 'open'
  /** The open chapter, and where in it this device was when it was left. */
  chapter: { id: string; name: string; accent: string; place: string } | null
  /** The open chapter is one of others, and nothing of it is here yet. */
  isJoining: boolean
  /** Every chapter of the open keyring. */
  chapters: { id: string; name: string }[]
  /** The vault seems to be a copy: it is asked what happened before anybody writes. */
  copy: 'elsewhere' | 'older' | null
  /** Why the chosen chapter cannot be opened. */
  problem: { id: string; name: string; code: OpenFailure } | null
  /** The chosen chapter is being made ready for this version of the app; its records come after. */
  preparing: { name: string; progress: Progress } | null
  /** All keys are being made anew; until then nothing can be opened. */
  isRenewing: boolean
  /** Who writes on this device; '' while locked. */
  person: string
  /** When this laptop's recovery code was made, ISO 8601; '' if there is none. */
  recoveryMade: string
  /** Whether a recovery code opens the keyring, also while it is locked: its file says so to anybody. */
  hasRecoveryCode: boolean
  /** Whether the OS keychain keeps the keyring open; `none` where there is no real keychain. */
  keychain: 'none' | 'off' | 'on'
  /** Seconds until the next passphrase may be tried. */
  waitSeconds: number
  shell: 'electron' | 'browser'
  version: string
  /** Absolute path, so that a person can find it. */
  dataFolder: string
}

const passphrase = z.string().min(1).max(1000)
const newChapter = {
  person: personName,
  chapter: z.string().trim().min(1).max(200),
  level: z.enum(CHAPTER_LEVELS),
  /** Fills the chapter with invented data. */
  isSample: z.boolean(),
}

/** Shortest passphrase that is taken for a new keyring, in characters. */
export const PASSPHRASE_MIN = 10

/** Why a vault cannot be opened. Its file stays as it is. */
export type OpenFailure =
  | 'vault/damaged'
  | 'vault/newer-app'
  | 'vault/read-only'
  | 'vault/in-use'
  | 'vault/missing'
  | 'vault/full'

/** What is left to say after all keys were made anew. */
export interface Renewal {
  /** Chapters whose file could not be read; it gets its new key as soon as it can be. */
  left: { name: string; code: OpenFailure }[]
  /** The OS keychain kept the folder open and does no longer. */
  isKeychainLost: boolean
  /** How many automatic backups only the earlier passphrase opens. */
  earlierBackups: number
}

/** How a copy of a vault came about. */
export const COPY_ORIGINS = ['moved', 'copied', 'restored'] as const
export type CopyOrigin = (typeof COPY_ORIGINS)[number]

type WrongKey = 'session/wrong-passphrase' | 'session/wait'
type NoKeyring = 'session/not-set-up' | 'session/damaged-keyring'

export const sessionCalls = {
  'session.state': call<SessionState>()(z.object({})),
  'session.create': call<null, 'session/already-set-up' | 'session/weak-passphrase'>()(
    z.object({ passphrase, ...newChapter }),
  ),
  'session.unlock': call<null, WrongKey | NoKeyring>()(z.object({ passphrase })),
  /** Opens with this laptop's recovery code and sets a new passphrase. */
  'session.recover': call<
    null,
    'session/mistyped-code' | 'session/wrong-code' | 'session/weak-passphrase' | NoKeyring
  >()(z.object({ code: z.string().max(200), passphrase })),
  'session.lock': call<null>()(z.object({})),
  /** Somebody is there: the vault is not locked for idleness. */
  'session.active': call<null>()(z.object({})),
  /**
   * A further window. In the browser shell the answer opens it once, as the fragment of the page's
   * own address; Electron opens it itself (`null`).
   */
  'session.openWindow': call<string | null>()(z.object({})),
  /** A further chapter in the open keyring. */
  'session.addChapter': call<null, 'session/locked'>()(z.object(newChapter)),
  /**
   * A vault that asks to join a chapter of others by an invite's link.
   * `passphrase` is for a new keyring; `null` where one is open.
   */
  'session.join': call<
    null,
    | 'session/locked'
    | 'session/already-set-up'
    | 'session/weak-passphrase'
    | 'sync/invite-invalid'
    | 'sync/already-here'
  >()(
    z.object({
      /** As it was pasted. */
      invite: z.string().max(MOST_PASTED),
      person: personName,
      device: personName,
      passphrase: passphrase.nullable(),
    }),
  ),
  /**
   * A vault that comes back to its chapter by the chapter sheet, where no device is left.
   * `passphrase` is for a new keyring; `null` where one is open.
   */
  'session.returnBySheet': call<
    null,
    | 'session/locked'
    | 'session/already-set-up'
    | 'session/weak-passphrase'
    | 'sync/sheet-mistyped'
    | 'sync/address'
    | 'sync/already-here'
  >()(
    z.object({
      sheet: z.string().max(1000),
      /** '' where it was pasted with the sheet. */
      relay: z.string().max(300),
      person: personName,
      device: personName,
      passphrase: passphrase.nullable(),
    }),
  ),
  /** Gives up asking to join; the vault that asks goes. */
  'session.stopJoining': call<null, 'session/locked'>()(z.object({})),
  /** Removes a chapter from this device that it does not belong to any more, with its backups here. */
  'session.forgetChapter': call<null, 'session/locked' | 'sync/not-left'>()(z.object({})),
  'session.openChapter': call<null, 'session/locked' | 'vault/missing'>()(
    z.object({ id: z.string().regex(/^[0-9a-f]{32}$/) }),
  ),
  /** How the copy came about; `copied` also of an open chapter, of which nobody could tell. */
  'session.answerCopy': call<null, 'session/locked'>()(z.object({ origin: z.enum(COPY_ORIGINS) })),
  'session.changePassphrase': call<null, 'session/locked' | 'session/weak-passphrase' | WrongKey>()(
    z.object({ current: passphrase, next: passphrase }),
  ),
  /**
   * For when others know the passphrase: a new one, and new keys for everything that it opened. The
   * recovery code ends with the earlier passphrase.
   */
  'session.renewKeys': call<
    Renewal,
    | 'session/locked'
    | 'session/weak-passphrase'
    | 'session/same-passphrase'
    | 'session/used-elsewhere'
    | 'session/not-renewed'
    | WrongKey
  >()(z.object({ current: passphrase, next: passphrase })),
  /** Keeps the keyring open through the OS keychain, or no longer. */
  'session.keepUnlocked': call<null, 'session/locked' | 'session/no-keychain'>()(
    z.object({ isKept: z.boolean() }),
  ),
  /** A new recovery code; it counts once two of its groups (numbered from 1) were given back. */
  'session.newRecoveryCode': call<{ code: string; asked: [number, number] }, 'session/locked'>()(
    z.object({}),
  ),
  'session.confirmRecoveryCode': call<null, 'session/locked' | 'session/mistyped-code'>()(
    z.object({ groups: z.tuple([z.string().max(50), z.string().max(50)]) }),
  ),
}
