import { CHAPTER_DOCUMENT, chapterRecord } from '../../shared/chapter/chapter-record.ts'
import { readRecord } from '../../shared/records/record-kind.ts'
import type { SessionState } from '../../shared/rpc/session-calls.ts'
import { lastPlace } from '../chapter/last-place.ts'
import type { CoreHost } from '../host.ts'
import { loadDocument } from '../records/document-store.ts'
import { isJoining } from '../sync/sync-notes.ts'
import { secondsToWait } from '../vault/attempts.ts'
import { ownPerson } from '../vault/device.ts'
import { chapterSecretOf } from '../vault/keyring-chapters.ts'
import { readKeyring } from '../vault/keyring-file.ts'
import type { OpenKeys } from './keys.ts'
import type { Shown } from './shown-chapter.ts'

/** What a window shows of the session. */
export function sessionState(
  host: CoreHost,
  keys: OpenKeys | null,
  { open, preparing, asking, problem }: Shown,
  isRenewing: boolean,
): SessionState {
  const record = open && readRecord(chapterRecord, loadDocument(open.db, CHAPTER_DOCUMENT))
  const onDisk = keys ? null : readKeyring(host.dataFolder)
  const keychain = keys?.keyring.keychain ? 'on' : 'off'
  return {
    keyring: keys ? 'open' : keyringState(onDisk),
    chapter:
      open && record
        ? { id: open.id, name: record.name, accent: record.accent, place: lastPlace(open.db) }
        : null,
    isJoining: open !== null && isJoining(open.db),
    chapters: keys ? chaptersOf(keys) : [],
    copy: asking?.sign ?? null,
    problem: problem && { ...problem, name: keys ? nameOf(keys, problem.id) : '' },
    preparing: preparing && {
      name: keys ? nameOf(keys, preparing.id) : '',
      progress: preparing.progress,
    },
    isRenewing,
    person: open ? ownPerson(open.db) : '',
    recoveryMade: keys?.keyring.recovery?.made ?? '',
    hasRecoveryCode: hasRecovery(keys?.keyring ?? onDisk),
    keychain: host.keychain ? keychain : 'none',
    waitSeconds: secondsToWait(host.dataFolder, Date.now()),
    shell: host.shell,
    version: host.appVersion,
    dataFolder: host.dataFolder,
  }
}

type OnDisk = ReturnType<typeof readKeyring>

function keyringState(onDisk: OnDisk): SessionState['keyring'] {
  if (!onDisk) return 'none'
  return onDisk === 'damaged' ? 'damaged' : 'locked'
}

const hasRecovery = (keyring: OnDisk): boolean =>
  keyring !== null && keyring !== 'damaged' && keyring.recovery !== null

const chaptersOf = (keys: OpenKeys) =>
  keys.keyring.chapters.map(({ id }) => ({ id, name: nameOf(keys, id) }))

const nameOf = ({ keyring, masterKey }: OpenKeys, id: string) =>
  chapterSecretOf(keyring, masterKey, id)?.name ?? ''
