/** What the keyring holds of each chapter: its file key and its name, sealed by the master key. */
import { z } from 'zod'
import type { KeyringFile } from './keyring-file.ts'
import { seal, unseal } from './seal.ts'

const fileKey = z.string().regex(/^[0-9a-f]{64}$/)
const chapterSecret = z.object({
  fileKey,
  name: z.string(),
  /** The key before, for as long as the file may still be under it (docs/decisions/0012). */
  earlier: fileKey.optional(),
})
export type ChapterSecret = z.infer<typeof chapterSecret>

const CHAPTER_PURPOSE = 'vorstandsmappe/chapter/1/'

export function withChapter(
  keyring: KeyringFile,
  masterKey: Uint8Array,
  id: string,
  secret: ChapterSecret,
): KeyringFile {
  const entry = { id, sealed: seal(masterKey, CHAPTER_PURPOSE + id, JSON.stringify(secret)) }
  const isThere = keyring.chapters.some((chapter) => chapter.id === id)
  const chapters = isThere
    ? keyring.chapters.map((chapter) => (chapter.id === id ? entry : chapter))
    : [...keyring.chapters, entry]
  return { ...keyring, chapters }
}

/** File key and name of a chapter; `null` when the keyring has none or it was altered. */
export function chapterSecretOf(
  keyring: KeyringFile,
  masterKey: Uint8Array,
  id: string,
): ChapterSecret | null {
  const entry = keyring.chapters.find((chapter) => chapter.id === id)
  const plain = entry && unseal(masterKey, CHAPTER_PURPOSE + id, entry.sealed)
  return plain ? chapterSecret.parse(JSON.parse(plain)) : null
}

/** Whether a master key that was kept elsewhere is still the one of this keyring. */
export function isMasterKeyOf(keyring: KeyringFile, masterKey: Uint8Array): boolean {
  const { chapters } = keyring
  return chapters.length === 0 || chapters.some(({ id }) => chapterSecretOf(keyring, masterKey, id))
}
