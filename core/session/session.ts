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
  type CopyOrigin,
  type OpenFailure,
  type SessionState,
} from '../../shared/rpc/session-calls.ts'
import { closeChapter, type Chapter } from '../chapter/chapter.ts'
import type { CoreHost } from '../host.ts'
import { loadDocument } from '../records/document-store.ts'
import { recordFact } from '../records/facts.ts'
import { write } from '../records/write.ts'
import { changeSettings, readSettings } from '../settings/device-settings.ts'
import { clearFailures, recordFailure, secondsToWait } from '../vault/attempts.ts'
import { createDevice, ownDevice, ownPerson } from '../vault/device.ts'
import { claim, copySign, type CopySign } from '../vault/installation.ts'
import {
  chapterSecretOf,
  createKeyring,
  newDerivation,
  openByRecovery,
  openKeyring,
  readKeyring,
  withChapter,
  withPassphrase,
  writeKeyring,
  type KeyringFile,
} from '../vault/keyring-file.ts'
import { createVault, openVault, reopened } from '../vault/open-vault.ts'
import { passphraseKey } from '../vault/passphrase-key.ts'
import { recoveryKey } from '../vault/recovery-code.ts'

export interface Session {
  state(): SessionState
  chapter(): Chapter | null
  /** The opened keyring; `null` while locked. */
  keys(): OpenKeys | null
  create(setUp: SetUp): Promise<CallOutcome<'session.create'>>
  unlock(passphrase: string): Promise<CallOutcome<'session.unlock'>>
  /** Opens with this laptop's recovery code and sets a new passphrase. */
  recover(code: string, passphrase: string): Promise<CallOutcome<'session.recover'>>
  addChapter(setUp: Omit<SetUp, 'passphrase'>): CallOutcome<'session.addChapter'>
  openChapter(id: string): CallOutcome<'session.openChapter'>
  /** What the copy of a vault is; it becomes a device of its own. */
  answerCopy(origin: CopyOrigin): CallOutcome<'session.answerCopy'>
  /** Goes on with what the shell held for a core that crashed, or with the OS keychain. */
  resume(): Promise<void>
  /** Closes the chapter, and the keyring with it. */
  lock(byHand: boolean): void
  /** Closes the chapter, lets `work` do something to its file, and opens it again. */
  whileClosed<Result>(work: () => Promise<Result>): Promise<Result>
}

export interface OpenKeys {
  masterKey: Uint8Array
  keyring: KeyringFile
}

export interface SetUp {
  passphrase: string
  person: string
  chapter: string
  level: ChapterLevel
}

type CallOutcome<Name extends Parameters<typeof nothing>[0]> = Outcome<null, CallCode<Name>>
declare function nothing(
  name:
    | 'session.create'
    | 'session.unlock'
    | 'session.recover'
    | 'session.addChapter'
    | 'session.openChapter'
    | 'session.answerCopy',
): void
