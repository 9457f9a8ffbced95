import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import {
  CHAPTER_DOCUMENT,
  chapterRecord,
  type ChapterLevel,
} from '../../shared/chapter/chapter-record.ts'
import type { CopyOrigin } from '../../shared/rpc/session-calls.ts'
import { berlinDay } from '../../shared/time/berlin-day.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { CoreHost } from '../host.ts'
import { recordFact } from '../records/facts.ts'
import { write } from '../records/write.ts'
import { fillSample } from '../sample/sample-chapter.ts'
import { keepFormer, readFormer } from '../sync/former.ts'
import { putNote } from '../sync/sync-notes.ts'
import { createDevice, ownPerson } from '../vault/device.ts'
import { claim } from '../vault/installation.ts'
import { withChapter } from '../vault/keyring-chapters.ts'
import { writeKeyring, type KeyringFile } from '../vault/keyring-file.ts'
import { createVault } from '../vault/open-vault.ts'
import { updateKeyring } from '../vault/update-keyring.ts'
import type { OpenKeys } from './keys.ts'

export interface SetUp {
  passphrase: string
  person: string
  chapter: string
  level: ChapterLevel
  /** Fills the chapter with invented data to try things with. */
  isSample: boolean
}

/** A vault that is about to be made, and what stands in it from the beginning. */
export interface NewVault {
  person: string
  device: string
  /** '' where it is not known yet. */
  name: string
  begin: (chapter: Chapter) => void
}

/** A chapter that begins here. */
export const ofSetUp = (setUp: Omit<SetUp, 'passphrase'>): NewVault => ({
  person: setUp.person,
  device: hostname(),
  name: setUp.chapter,
  begin(chapter) {
    write(chapter, 'chapter.create', (draft) => {
      draft.create(chapterRecord, CHAPTER_DOCUMENT, [
        { path: 'name', value: setUp.chapter },
        { path: 'level', value: setUp.level },
      ])
    })
    if (setUp.isSample) fillSample(chapter, berlinDay())
  },
})

/** A chapter that others have, and that this device asks to join. */
export const ofInvite = (invite: string, person: string, device: string): NewVault => ({
  person,
  device,
  name: '',
  begin({ db }) {
    putNote(db, 'sync-invite', invite)
  },
})

/** A chapter of which no device is left, and to which this one comes back by the chapter sheet. */
export const ofSheet = (
  sheet: { digits: string; relay: string },
  person: string,
  device: string,
): NewVault => ({
  person,
  device,
  name: '',
  begin({ db }) {
    putNote(db, 'sync-sheet', JSON.stringify({ ...sheet, space: null }))
  },
})

/** The vault is complete before the keyring names it: a crash between leaves nothing half set up. */
export function createChapter(
  { dataFolder, installationFolder }: CoreHost,
  { keyring, masterKey }: OpenKeys,
  { person, device, name, begin }: NewVault,
): { chapter: Chapter; keyring: KeyringFile } {
  const id = randomBytes(16).toString('hex')
  const fileKey = randomBytes(32).toString('hex')
  const chapter = createVault(dataFolder, id, fileKey, person, device)
  begin(chapter)
  claim(installationFolder, id, chapter.db)
  const secret = { fileKey, name }
  const add = (into: KeyringFile) => withChapter(into, masterKey, id, secret)
  if (keyring.chapters.length > 0) {
    return { chapter, keyring: updateKeyring(dataFolder, masterKey, add) }
  }
  const first = add(keyring)
  writeKeyring(dataFolder, first)
  return { chapter, keyring: first }
}

/** Whatever the copy is, it must not go on as the device that it was copied from. */
export function takeNewIdentity(
  { installationFolder }: CoreHost,
  chapter: Chapter,
  origin: CopyOrigin,
): void {
  const { db, device } = chapter
  // One that nobody knows yet has not spoken: there is no second voice, and it stays.
  const isUnknown = readFormer(db) !== null && origin !== 'copied'
  if (!isUnknown) {
    db.transaction(() => {
      keepFormer(db, origin)
      recordFact(chapter, `device.${origin}`, { before: device })
      createDevice(db, ownPerson(db), hostname(), new Date())
    })
  }
  claim(installationFolder, chapter.id, db)
}
