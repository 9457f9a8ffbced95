/** The session: a keyring that is open or not, and the chapter that is open in it. */
import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import {
  CHAPTER_DOCUMENT,
  chapterRecord,
  type ChapterLevel,
} from '../../shared/chapter/chapter-record.ts'
import { readRecord } from '../../shared/records/record-kind.ts'
import { fail, succeed, type CallCode, type Outcome } from '../../shared/rpc/contract.ts'
import {
  PASSPHRASE_MIN,
  type OpenFailure,
  type SessionState,
} from '../../shared/rpc/session-calls.ts'
import { closeChapter, type Chapter } from '../chapter/chapter.ts'
import type { CoreHost } from '../host.ts'
import { loadDocument } from '../records/document-store.ts'
import { write } from '../records/write.ts'
import { clearFailures, recordFailure, secondsToWait } from '../vault/attempts.ts'
import {
  chapterSecretOf,
  createKeyring,
  newDerivation,
  openKeyring,
  readKeyring,
  withChapter,
  writeKeyring,
  type KeyringFile,
} from '../vault/keyring-file.ts'
import { ownPerson } from '../vault/device.ts'
import { createVault, openVault } from '../vault/open-vault.ts'
import { passphraseKey } from '../vault/passphrase-key.ts'

export interface Session {
  state(): SessionState
  chapter(): Chapter | null
  create(setUp: SetUp): Promise<CreateOutcome>
  unlock(passphrase: string): Promise<UnlockOutcome>
  /** Goes on with what the shell held for a core that crashed. */
  resume(): void
  lock(): void
}

export interface SetUp {
  passphrase: string
  person: string
  chapter: string
  level: ChapterLevel
}

type CreateOutcome = Outcome<null, CallCode<'session.create'>>
type UnlockOutcome = Outcome<null, CallCode<'session.unlock'>>

/** @param changed called when a chapter was opened or locked */
export function createSession(
  host: CoreHost,
  changed: (state: 'open' | 'locked') => void,
): Session {
  let open: Chapter | null = null

  function use(chapter: Chapter, masterKey: Uint8Array) {
    open = chapter
    host.hold({ keyringKey: Buffer.from(masterKey).toString('hex'), chapter: chapter.id })
    changed('open')
  }

  return {
    chapter: () => open,
    state: () => stateOf(host, open),
    async create(setUp) {
      if (readKeyring(host.dataFolder)) return fail('session/already-set-up')
      if ([...setUp.passphrase].length < PASSPHRASE_MIN) return fail('session/weak-passphrase')
      const derivation = newDerivation()
      const key = await passphraseKey(setUp.passphrase, derivation)
      const { keyring, masterKey } = createKeyring(derivation, key)
      const chapter = createChapter(host.dataFolder, keyring, masterKey, setUp)
      use(chapter, masterKey)
      return succeed(null)
    },
    async unlock(passphrase) {
      const keyring = readKeyring(host.dataFolder)
      if (!keyring) return fail('session/not-set-up')
      const seconds = secondsToWait(host.dataFolder, Date.now())
      if (seconds > 0) return fail('session/wait', { seconds })
      const key = await passphraseKey(passphrase, keyring.passphrase.derivation)
      const masterKey = openKeyring(keyring, key)
      if (!masterKey) {
        recordFailure(host.dataFolder, Date.now())
        return fail('session/wrong-passphrase', {
          seconds: secondsToWait(host.dataFolder, Date.now()),
        })
      }
      clearFailures(host.dataFolder)
      const outcome = openFirst(host.dataFolder, keyring, masterKey)
      if (!outcome.ok) return outcome
      use(outcome.value, masterKey)
      return succeed(null)
    },
    resume() {
      const keyring = host.held && readKeyring(host.dataFolder)
      if (!host.held || !keyring) return
      const masterKey = Buffer.from(host.held.keyringKey, 'hex')
      const outcome = openFirst(host.dataFolder, keyring, masterKey)
      if (outcome.ok) open = outcome.value
    },
    lock() {
      host.hold(null)
      if (open) closeChapter(open)
      open = null
      changed('locked')
    },
  }
}

function stateOf(host: CoreHost, open: Chapter | null): SessionState {
  const record = open && readRecord(chapterRecord, loadDocument(open.db, CHAPTER_DOCUMENT))
  return {
    keyring: open ? 'open' : readKeyring(host.dataFolder) ? 'locked' : 'none',
    chapter: open && record ? { id: open.id, name: record.name, accent: record.accent } : null,
    person: open ? ownPerson(open.db) : '',
    waitSeconds: secondsToWait(host.dataFolder, Date.now()),
    shell: host.shell,
    version: host.appVersion,
  }
}

/** The vault is complete before the keyring names it: a crash between leaves nothing half set up. */
function createChapter(
  dataFolder: string,
  keyring: KeyringFile,
  masterKey: Uint8Array,
  setUp: SetUp,
): Chapter {
  const id = randomBytes(16).toString('hex')
  const fileKey = randomBytes(32).toString('hex')
  const chapter = createVault(dataFolder, id, fileKey, setUp.person, hostname())
  write(chapter, 'chapter.create', (draft) => {
    draft.create(chapterRecord, CHAPTER_DOCUMENT, [
      { path: 'name', value: setUp.chapter },
      { path: 'level', value: setUp.level },
    ])
  })
  writeKeyring(dataFolder, withChapter(keyring, masterKey, id, { fileKey, name: setUp.chapter }))
  return chapter
}

function openFirst(
  dataFolder: string,
  keyring: KeyringFile,
  masterKey: Uint8Array,
): Outcome<Chapter, OpenFailure> {
  const id = keyring.chapters[0]?.id
  const secret = id ? chapterSecretOf(keyring, masterKey, id) : null
  if (!id || !secret) return fail('vault/missing')
  const opened = openVault(dataFolder, id, secret.fileKey)
  return opened.ok ? succeed(opened.chapter) : fail(opened.code)
}
