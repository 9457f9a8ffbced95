/** The session: a keyring that is open or not, and the chapter that is open in it. */
import {
  fail,
  succeed,
  type CallCode,
  type CallName,
  type Outcome,
} from '../../shared/rpc/contract.ts'
import type { Progress } from '../../shared/rpc/frames.ts'
import type { CopyOrigin, OpenFailure, SessionState } from '../../shared/rpc/session-calls.ts'
import { closeChapter, type Chapter } from '../chapter/chapter.ts'
import type { CoreHost } from '../host.ts'
import { othersTurn } from '../records/others-turn.ts'
import { changeSettings, readSettings } from '../settings/device-settings.ts'
import { copySign, type CopySign } from '../vault/installation.ts'
import { chapterSecretOf, isMasterKeyOf, withChapter } from '../vault/keyring-chapters.ts'
import { readKeyring, type KeyringFile } from '../vault/keyring-file.ts'
import { diskFailure } from '../vault/open-failure.ts'
import { openVault } from '../vault/open-vault.ts'
import { updateKeyring } from '../vault/update-keyring.ts'
import { finishKeys, isUnfinished, type Finished } from './finish-keys.ts'
import { shutKeychain, withKeychainReady } from './keychain.ts'
import {
  keysByKeychain,
  keysByPassphrase,
  keysByRecovery,
  keysForRenewal,
  keysHeld,
  newKeys,
  type OpenKeys,
} from './keys.ts'
import { oneAfterAnother } from './one-after-another.ts'
import { createChapter, takeNewIdentity, type SetUp } from './new-chapter.ts'
import { createPassphraseThread } from './passphrase-thread.ts'
import { renewKeys } from './renew-keys.ts'
import { sessionState } from './session-state.ts'

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
  openChapter(id: string): Promise<Done<'session.openChapter'>>
  /** Notes the open chapter's name where it is known while another one is open. */
  rename(name: string): void
  /** What the copy of a vault is; it becomes a device of its own. */
  answerCopy(origin: CopyOrigin): Done<'session.answerCopy'>
  /** Goes on with what the shell held for a core that crashed, or with the OS keychain. */
  resume(): Promise<void>
  /** Closes the chapter, and the keyring with it. After a lock by hand the keychain stays shut. */
  lock(byHand: boolean): void
  /** Takes a keyring and shows one of its chapters; used while all is closed. */
  take(keys: OpenKeys, chapter: string): void
  /** Closes the chapter, lets `work` do something to its file, and opens what is there then. */
  whileClosed<Result>(work: () => Promise<Result>): Promise<Result>
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

/** @param changed called when a chapter was opened or locked */
export function createSession(
  host: CoreHost,
  changed: (state: 'open' | 'locked') => void,
): Session {
  const { dataFolder, installationFolder } = host
  const passphraseThread = createPassphraseThread()
  let keys: OpenKeys | null = null
  let open: Chapter | null = null
  /** An opened copy waits for an answer; a vault that cannot be opened, for a remedy. */
  let asking: { chapter: Chapter; sign: CopySign } | null = null
  let problem: { id: string; code: OpenFailure } | null = null
  /** Files that are still under their earlier key, and why. */
  let left: Finished['left'] = new Map()
  let isRenewing = false
  /** A wish to lock that came while all keys were made anew. */
  let lockAfterwards: { byHand: boolean } | null = null
  /** Work on files of closed chapters, one after the other. */
  const closedWork = oneAfterAnother()

  function hold() {
    const keyringKey = keys && Buffer.from(keys.masterKey).toString('hex')
    host.hold(keyringKey ? { keyringKey, chapter: open?.id ?? null } : null)
  }

  function closeOpen() {
    if (open) closeChapter(open)
    if (asking) closeChapter(asking.chapter)
    open = null
    asking = null
    problem = null
  }

  function use(chapter: Chapter) {
    open = chapter
    noteLastChapter(dataFolder, chapter.id)
    hold()
    changed('open')
  }

  /**
   * Opens a chapter of the open keyring; what keeps it shut is shown, with the remedies.
   * @param origin what happened to the file, where that is known and need not be asked
   */
  function show(id: string, origin?: CopyOrigin) {
    closeOpen()
    const secret = keys && chapterSecretOf(keys.keyring, keys.masterKey, id)
    const isLeft = secret?.earlier !== undefined
    const opened = secret && !isLeft ? openVault(dataFolder, id, secret.fileKey) : null
    if (!opened?.ok) {
      problem = { id, code: opened ? opened.code : (left.get(id) ?? 'vault/missing') }
      hold()
      changed('open')
      return
    }
    const sign = copySign(installationFolder, id, opened.chapter.db)
    if (!sign) {
      use(opened.chapter)
      return
    }
    if (origin) {
      takeNewIdentity(host, opened.chapter, origin)
      closeChapter(opened.chapter)
      show(id)
      return
    }
    asking = { chapter: opened.chapter, sign }
    hold()
    changed('open')
  }

  function showLast(opened: OpenKeys, preferred = readSettings(dataFolder).lastChapter) {
    keys = opened
    const { chapters } = opened.keyring
    const last = chapters.find(({ id }) => id === preferred) ?? chapters[0]
    if (last) show(last.id)
  }

  /** Completes a change of all keys that was interrupted, or that a file was missing for. */
  async function finished(opened: OpenKeys): Promise<OpenKeys> {
    const result = await finishKeys(dataFolder, opened)
    left = result.left
    return result.keys
  }

  /** The same for the open keyring, which may be locked meanwhile. */
  async function finishOpen() {
    if (!keys || !isUnfinished(keys)) return
    const result = await finished(keys)
    if (keys) keys = result
  }

  function lock(byHand: boolean) {
    if (isRenewing) {
      lockAfterwards = { byHand: byHand || lockAfterwards?.byHand === true }
      return
    }
    closeOpen()
    const wasOpen = keys !== null
    // First of all: whatever fails afterwards, the folder is locked.
    keys = null
    host.hold(null)
    changed('locked')
    if (byHand && wasOpen) shutKeychain(dataFolder)
  }

  /** What the window shows after all keys were made anew, or not. */
  function resumeAfterRenewal(id: string | undefined) {
    isRenewing = false
    const onDisk = readKeyring(dataFolder)
    const fits = keys && onDisk && onDisk !== 'damaged' && isMasterKeyOf(onDisk, keys.masterKey)
    if (lockAfterwards || !fits) lock(lockAfterwards?.byHand ?? false)
    else if (id) show(id)
    lockAfterwards = null
  }

  function addTo(to: OpenKeys, setUp: Omit<SetUp, 'passphrase'>) {
    const { chapter, keyring } = createChapter(host, to, setUp)
    closeOpen()
    keys = { ...to, keyring }
    use(chapter)
  }

  return {
    chapter: () => open,
    keys: () => (isRenewing ? null : keys),
    state() {
      const sign = asking?.sign ?? null
      const state = sessionState(host, { keys, open, sign, problem, isRenewing })
      // Whoever asks shows the form for it.
      if (state.keyring === 'locked') passphraseThread.expect()
      return state
    },
    useKeyring(keyring) {
      if (keys) keys = { ...keys, keyring }
    },
    async create(setUp) {
      const made = await newKeys(dataFolder, setUp.passphrase)
      if (!made.ok) return made
      // Another window may have been quicker: its chapter must not lose its keyring.
      if (readKeyring(dataFolder)) return fail('session/already-set-up')
      addTo(made.value, setUp)
      return succeed(null)
    },
    async unlock(passphrase) {
      await closedWork.idle()
      const opened = await keysByPassphrase(dataFolder, passphrase, passphraseThread.derive)
      if (!opened.ok) return opened
      showLast(await finished(withKeychainReady(dataFolder, opened.value)))
      return succeed(null)
    },
    async recover(code, passphrase) {
      await closedWork.idle()
      const opened = await keysByRecovery(dataFolder, code, passphrase)
      if (!opened.ok) return opened
      showLast(await finished(opened.value))
      return succeed(null)
    },
    async addChapter(setUp) {
      await closedWork.idle()
      if (!keys || isRenewing) return fail('session/locked')
      addTo(keys, setUp)
      return succeed(null)
    },
    async openChapter(id) {
      // While a backup is put back, nobody opens the file that it replaces.
      await closedWork.idle()
      if (!keys || isRenewing) return fail('session/locked')
      if (!keys.keyring.chapters.some((chapter) => chapter.id === id)) return fail('vault/missing')
      await finishOpen()
      if (!keys) return fail('session/locked')
      show(id)
      return succeed(null)
    },
    rename(name) {
      const secret = keys && open && chapterSecretOf(keys.keyring, keys.masterKey, open.id)
      if (!keys || !open || !secret || secret.name === name) return
      const { masterKey } = keys
      const { id } = open
      const keyring = updateKeyring(dataFolder, masterKey, (present) =>
        withChapter(present, masterKey, id, { ...secret, name }),
      )
      keys = { masterKey, keyring }
      changed('open')
    },
    answerCopy(origin) {
      if (!asking) return fail('session/locked')
      const { chapter } = asking
      show(chapter.id, origin)
      return succeed(null)
    },
    async resume() {
      const { held } = host
      const kept = keysHeld(dataFolder, held)
      const opened = kept ?? (await keysByKeychain(dataFolder, host.keychain))
      const ready = opened && isUnfinished(opened) ? await finished(opened) : opened
      // Somebody may have been quicker by hand.
      if (ready && !keys) showLast(ready, kept ? (held?.chapter ?? '') : undefined)
    },
    lock,
    take(taken, chapter) {
      keys = taken
      show(chapter, 'restored')
    },
    whileClosed: (work) =>
      closedWork.run(async () => {
        const id = open?.id ?? asking?.chapter.id ?? problem?.id
        closeOpen()
        changed('locked')
        try {
          return await work()
        } finally {
          await finishOpen()
          // Unless the work itself has opened something.
          if (id && keys && !open && !asking) show(id, 'restored')
        }
      }),
    async renewKeys({ current, next }, tell, quiet) {
      if (!keys || isRenewing) return fail('session/locked')
      const base = await keysForRenewal(dataFolder, current, next)
      if (!base.ok) return base
      return closedWork.run(async () => {
        if (!keys) return fail('session/locked')
        isRenewing = true
        const id = open?.id ?? asking?.chapter.id ?? problem?.id
        try {
          await quiet()
          // What editors have already sent waits in the channels: it is written first.
          await othersTurn()
          await othersTurn()
          closeOpen()
          changed('locked')
          const renewed = await renewKeys(host, base.value, next, tell)
          if (!renewed.ok) return renewed
          keys = renewed.value.keys
          left = renewed.value.left
          return succeed(left)
        } finally {
          resumeAfterRenewal(id)
        }
      })
    },
  }
}

/** A full or write-protected disk: the next start then opens another chapter first. */
function noteLastChapter(dataFolder: string, id: string): void {
  try {
    if (readSettings(dataFolder).lastChapter !== id) changeSettings(dataFolder, { lastChapter: id })
  } catch (error) {
    if (diskFailure(error) === null) throw error
  }
}
