/** The session: a keyring that is open or not, and the chapter that is open in it. */
import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import {
  CHAPTER_DOCUMENT,
  chapterRecord,
  type ChapterLevel,
} from '../../shared/chapter/chapter-record.ts'
import {
  fail,
  succeed,
  type CallCode,
  type CallName,
  type Outcome,
} from '../../shared/rpc/contract.ts'
import type { CopyOrigin, OpenFailure, SessionState } from '../../shared/rpc/session-calls.ts'
import { berlinDay } from '../../shared/time/berlin-day.ts'
import { closeChapter, type Chapter } from '../chapter/chapter.ts'
import type { CoreHost } from '../host.ts'
import { recordFact } from '../records/facts.ts'
import { write } from '../records/write.ts'
import { fillSample } from '../sample/sample-chapter.ts'
import { changeSettings, readSettings } from '../settings/device-settings.ts'
import { createDevice, ownPerson } from '../vault/device.ts'
import { claim, copySign, type CopySign } from '../vault/installation.ts'
import {
  chapterSecretOf,
  readKeyring,
  withChapter,
  writeKeyring,
  type KeyringFile,
} from '../vault/keyring-file.ts'
import { createVault, openVault } from '../vault/open-vault.ts'
import { keysByKeychain, keysByPassphrase, keysByRecovery, newKeys, type OpenKeys } from './keys.ts'
import { createPassphraseThread } from './passphrase-thread.ts'
import { sessionState } from './session-state.ts'

type Done<Name extends CallName> = Outcome<null, CallCode<Name>>

export interface SetUp {
  passphrase: string
  person: string
  chapter: string
  level: ChapterLevel
  /** Fills the chapter with invented data to try things with. */
  isSample: boolean
}

export interface Session {
  state(): SessionState
  chapter(): Chapter | null
  /** The opened keyring; `null` while locked. */
  keys(): OpenKeys | null
  /** Takes a keyring that was changed and written. */
  useKeyring(keyring: KeyringFile): void
  create(setUp: SetUp): Promise<Done<'session.create'>>
  unlock(passphrase: string): Promise<Done<'session.unlock'>>
  recover(code: string, passphrase: string): Promise<Done<'session.recover'>>
  addChapter(setUp: Omit<SetUp, 'passphrase'>): Done<'session.addChapter'>
  openChapter(id: string): Done<'session.openChapter'>
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
    changeSettings(dataFolder, { lastChapter: chapter.id })
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
    const opened = secret ? openVault(dataFolder, id, secret.fileKey) : null
    if (!opened?.ok) {
      problem = { id, code: opened ? opened.code : 'vault/missing' }
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

  function addTo(to: OpenKeys, setUp: Omit<SetUp, 'passphrase'>) {
    const { chapter, keyring } = createChapter(host, to, setUp)
    closeOpen()
    keys = { ...to, keyring }
    use(chapter)
  }

  return {
    chapter: () => open,
    keys: () => keys,
    state() {
      const state = sessionState(host, { keys, open, sign: asking?.sign ?? null, problem })
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
      addTo(made.value, setUp)
      return succeed(null)
    },
    async unlock(passphrase) {
      const opened = await keysByPassphrase(dataFolder, passphrase, passphraseThread.derive)
      if (!opened.ok) return opened
      showLast(withKeychainReady(dataFolder, opened.value))
      return succeed(null)
    },
    async recover(code, passphrase) {
      const opened = await keysByRecovery(dataFolder, code, passphrase)
      if (!opened.ok) return opened
      showLast(opened.value)
      return succeed(null)
    },
    addChapter(setUp) {
      if (!keys) return fail('session/locked')
      addTo(keys, setUp)
      return succeed(null)
    },
    openChapter(id) {
      if (!keys) return fail('session/locked')
      if (!keys.keyring.chapters.some((chapter) => chapter.id === id)) return fail('vault/missing')
      show(id)
      return succeed(null)
    },
    rename(name) {
      const secret = keys && open && chapterSecretOf(keys.keyring, keys.masterKey, open.id)
      if (!keys || !open || !secret || secret.name === name) return
      const keyring = withChapter(keys.keyring, keys.masterKey, open.id, { ...secret, name })
      writeKeyring(dataFolder, keyring)
      keys = { ...keys, keyring }
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
      const keyring = readKeyring(dataFolder)
      if (held && keyring && keyring !== 'damaged') {
        const masterKey = Buffer.from(held.keyringKey, 'hex')
        showLast({ keyring, masterKey }, held.chapter ?? '')
        return
      }
      const opened = await keysByKeychain(dataFolder, host.keychain)
      // Somebody may have been quicker by hand.
      if (opened && !keys) showLast(opened)
    },
    lock(byHand) {
      closeOpen()
      if (byHand && keys) shutKeychain(dataFolder, keys.keyring)
      keys = null
      host.hold(null)
      changed('locked')
    },
    take(taken, chapter) {
      keys = taken
      show(chapter, 'restored')
    },
    async whileClosed(work) {
      const id = open?.id ?? asking?.chapter.id ?? problem?.id
      closeOpen()
      changed('locked')
      try {
        return await work()
      } finally {
        // Unless the work itself has opened something.
        if (id && keys && !open && !asking) show(id, 'restored')
      }
    },
  }
}

/** The vault is complete before the keyring names it: a crash between leaves nothing half set up. */
function createChapter(
  { dataFolder, installationFolder }: CoreHost,
  { keyring, masterKey }: OpenKeys,
  setUp: Omit<SetUp, 'passphrase'>,
): { chapter: Chapter; keyring: KeyringFile } {
  const id = randomBytes(16).toString('hex')
  const fileKey = randomBytes(32).toString('hex')
  const chapter = createVault(dataFolder, id, fileKey, setUp.person, hostname())
  write(chapter, 'chapter.create', (draft) => {
    draft.create(chapterRecord, CHAPTER_DOCUMENT, [
      { path: 'name', value: setUp.chapter },
      { path: 'level', value: setUp.level },
    ])
  })
  if (setUp.isSample) fillSample(chapter, berlinDay())
  claim(installationFolder, id, chapter.db)
  const secret = { fileKey, name: setUp.chapter }
  const changed = withChapter(keyring, masterKey, id, secret)
  writeKeyring(dataFolder, changed)
  return { chapter, keyring: changed }
}

/** Whatever the copy is, it must not go on as the device that it was copied from. */
function takeNewIdentity({ installationFolder }: CoreHost, chapter: Chapter, origin: CopyOrigin) {
  const { db, device } = chapter
  db.transaction(() => {
    recordFact(chapter, `device.${origin}`, { before: device })
    createDevice(db, ownPerson(db), hostname(), new Date())
  })
  claim(installationFolder, chapter.id, db)
}

function shutKeychain(dataFolder: string, keyring: KeyringFile): void {
  if (!keyring.keychain) return
  writeKeyring(dataFolder, { ...keyring, keychain: { ...keyring.keychain, needsPassphrase: true } })
}

/** Once the passphrase was given, the keychain opens again. */
function withKeychainReady(dataFolder: string, keys: OpenKeys): OpenKeys {
  const { keychain } = keys.keyring
  if (!keychain?.needsPassphrase) return keys
  const keyring = { ...keys.keyring, keychain: { ...keychain, needsPassphrase: false } }
  writeKeyring(dataFolder, keyring)
  return { ...keys, keyring }
}
