/**
 * What the core needs from the shell that runs it. The shell is Electron's main process or the
 * browser shell's supervisor; the core never imports either.
 */
import type { Chapter } from './chapter/chapter.ts'
import type { Pace } from './sync/compaction/compaction.ts'
import type { Channel, CoreFrame } from '../shared/rpc/frames.ts'

export interface CoreHost {
  /** Absolute path of the folder with the keyring, the vaults and their backups. */
  dataFolder: string
  /** Absolute path of a folder that never travels with the data folder; see vault/installation.ts. */
  installationFolder: string
  shell: 'electron' | 'browser'
  appVersion: string
  /**
   * Asks the shell to keep the opened session while it lives, so that a crashed core can go on
   * where it was; `null` forgets it (lock). It never touches a disk.
   */
  hold(session: HeldSession | null): void
  /**
   * A further window. Answers the launch secret with which a page opens it in the browser shell;
   * `null` where the shell opens it itself.
   */
  openWindow(): string | null
  /** What the shell still held when this core was started again; `null` at a first start. */
  held: HeldSession | null
  /** The OS keychain, where it is real; `null` where there is none. */
  keychain: Keychain | null
  /** How patient the sharing is; only tests and measurements have it otherwise. */
  syncPace?: Pace
  /** Told of each chapter that is opened; only tests look into one beside the calls of windows. */
  attended?: (chapter: Chapter) => void
}

/** An unlocked session: secrets, for memory only. Plain strings, so that it can cross processes. */
export interface HeldSession {
  /** The keyring's master key, hex. */
  keyringKey: string
  /** Ids of the chapter that was open, if one was. */
  chapter: string | null
}

/** Electron's `safeStorage`, seen from the core's process. */
export interface Keychain {
  encrypt(plain: string): Promise<Uint8Array>
  decrypt(sealed: Uint8Array): Promise<string>
}

/** The running core, as the shell sees it. */
export interface Core {
  /** Connects one window. Incoming frames are parsed here: the channel may carry anything. */
  connect(channel: Channel<unknown, CoreFrame>): void
  /** The machine goes to sleep: editors are flushed, then the vault is locked. */
  suspend(): Promise<void>
  /** Closes the vault cleanly; resolves when everything is on disk. */
  stop(): Promise<void>
}
