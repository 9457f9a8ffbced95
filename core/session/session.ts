/** The session: a keyring that is open or not, and the chapter that is open in it. */
import type { CallArgs, CallCode, CallName, Outcome } from '../../shared/rpc/contract.ts'
import type { Progress } from '../../shared/rpc/frames.ts'
import type { CopyOrigin, SessionState } from '../../shared/rpc/session-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { CoreHost } from '../host.ts'
import type { KeyringFile } from '../vault/keyring-file.ts'
import { createChoosingChapter } from './choosing-chapter.ts'
import type { Finished } from './finish-keys.ts'
import { forgetChapter } from './forget-chapter.ts'
import { createFolderKeys } from './folder-keys.ts'
import type { OpenKeys } from './keys.ts'
import { createLocking } from './locking.ts'
import type { SetUp } from './new-chapter.ts'
import { oneAfterAnother } from './one-after-another.ts'
import { createPassphraseThread } from './passphrase-thread.ts'
import type { SessionListener, SessionParts } from './session-parts.ts'
import { sessionState } from './session-state.ts'
import { createShownChapter } from './shown-chapter.ts'
import { stopJoining } from './stop-joining.ts'
import { createUnlocking } from './unlocking.ts'

type Done<Name extends CallName> = Outcome<null, CallCode<Name>>

export interface Session {
  state(): SessionState
  chapter(): Chapter | null
  /** The opened keyring; `null` while locked, and while all keys are made anew. */
  keys(): OpenKeys | null
  /** Takes a keyring that was changed and written. */
  useKeyring(keyring: KeyringFile): void
  create(setUp: SetUp): Promise<Done<'session.create'>>
  unlock(passphrase: string): Promise<Done<'session.unlock'>>
  recover(code: string, passphrase: string): Promise<Done<'session.recover'>>
  addChapter(setUp: Omit<SetUp, 'passphrase'>): Promise<Done<'session.addChapter'>>
  /** A vault that asks to join a chapter of others; also the first of this folder. */
  join(asked: CallArgs<'session.join'>): Promise<Done<'session.join'>>
  /** A vault that comes back by the chapter sheet; also the first of this folder. */
  returnBySheet(asked: CallArgs<'session.returnBySheet'>): Promise<Done<'session.returnBySheet'>>
  /** Gives up asking to join. */
  stopJoining(): Promise<Done<'session.stopJoining'>>
  /** Removes the open chapter from this device, which does not belong to it any more. */
  forgetChapter(): Promise<Done<'session.forgetChapter'>>
  openChapter(id: string): Promise<Done<'session.openChapter'>>
  /** Notes the open chapter's name where it is known while another one is open. */
  rename(name: string): void
  /** What the copy of a vault is; it becomes a device of its own. That it was copied can be said unasked. */
  answerCopy(origin: CopyOrigin): Promise<Done<'session.answerCopy'>>
  /** Goes on with what the shell held for a core that crashed, or with the OS keychain. */
  resume(): Promise<void>
  /** Whether a chapter's file is being brought to this app's format, shown or not. */
  isUpdating(id: string): boolean
  /** Closes the chapter, and the keyring with it. After a lock by hand the keychain stays shut. */
  lock(byHand: boolean): void
  /** Closes whatever is shown as the program ends; the shell goes on holding the session. */
  close(): void
  /** Takes a keyring and shows one of its chapters; used while all is closed. */
  take(keys: OpenKeys, chapter: string): Promise<void>
  /**
   * Closes the chapter, lets `work` do something to its file, and opens what is there then.
   * @param work may ask whether somebody has locked since it began
   */
  whileClosed<Result>(work: (isLocked: () => boolean) => Promise<Result>): Promise<Result>
  /**
   * Makes all keys anew under another passphrase; answers what could not be brought under them.
   * @param quiet resolves when nobody else reads the files; nobody begins to meanwhile
   */
  renewKeys(
    passphrases: { current: string; next: string },
    tell: (progress: Progress) => void,
    quiet: () => Promise<void>,
  ): Promise<Outcome<Finished['left'], CallCode<'session.renewKeys'>>>
}

export function createSession(host: CoreHost, listener: SessionListener): Session {
  const { changed } = listener
  const passphraseThread = createPassphraseThread()
  const keys = createFolderKeys(host.dataFolder)
  const shown = createShownChapter(host, keys, listener)
  const closedWork = oneAfterAnother()
  const parts: SessionParts = { host, keys, shown, closedWork, changed }
  const { isRenewing, ...locking } = createLocking(parts)

  return {
    ...createUnlocking(parts, passphraseThread),
    ...createChoosingChapter(parts, isRenewing),
    ...locking,
    stopJoining: () => stopJoining(parts),
    forgetChapter: () => forgetChapter(parts),
    chapter: () => shown.get().open,
    keys: () => (isRenewing() ? null : keys.get()),
    useKeyring: keys.useKeyring,
    state() {
      const state = sessionState(host, keys.get(), shown.get(), isRenewing())
      // Whoever asks shows the form for it.
      if (state.keyring === 'locked') passphraseThread.expect()
      return state
    },
    isUpdating: shown.isUpdating,
    close: shown.leave,
    async take(taken, chapter) {
      keys.use(taken)
      await shown.show(chapter, 'restored')
    },
    whileClosed: (work) =>
      closedWork.run(async () => {
        const id = shown.id()
        const lockings = keys.lockings()
        shown.close()
        changed('locked')
        try {
          return await work(() => keys.lockings() !== lockings)
        } finally {
          await keys.finishOpen()
          // Unless the work itself has opened something.
          const { open, preparing, asking } = shown.get()
          const isShown = open ?? preparing ?? asking
          if (id && keys.get() && !isShown) await shown.show(id, 'restored')
          // There may be a keyring now where there was none.
          else if (!keys.get()) changed('locked')
        }
      }),
  }
}
