import { z } from 'zod'
import { CHAPTER_LEVELS } from '../chapter/chapter-record.ts'
import { call } from './define.ts'

/** Where the app stands, for the first screen. */
export interface SessionState {
  /** `none`: nobody has set a passphrase here yet. */
  keyring: 'none' | 'locked' | 'open'
  /** The open chapter. */
  chapter: { id: string; name: string; accent: string } | null
  /** Who writes on this device; '' while locked. */
  person: string
  /** Seconds until the next passphrase may be tried. */
  waitSeconds: number
  shell: 'electron' | 'browser'
  version: string
}

const passphrase = z.string().min(1).max(1000)

/** Shortest passphrase that is taken for a new keyring, in characters. */
export const PASSPHRASE_MIN = 10

export type OpenFailure =
  'vault/damaged' | 'vault/newer-app' | 'vault/read-only' | 'vault/in-use' | 'vault/missing'

export const sessionCalls = {
  'session.state': call<SessionState>()(z.object({})),
  'session.create': call<
    null,
    'session/already-set-up' | 'session/weak-passphrase' | OpenFailure
  >()(
    z.object({
      passphrase,
      person: z.string().trim().min(1).max(200),
      chapter: z.string().trim().min(1).max(200),
      level: z.enum(CHAPTER_LEVELS),
    }),
  ),
  'session.unlock': call<
    null,
    'session/wrong-passphrase' | 'session/wait' | 'session/not-set-up' | OpenFailure
  >()(z.object({ passphrase })),
  'session.lock': call<null>()(z.object({})),
}
