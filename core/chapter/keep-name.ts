import { CHAPTER_DOCUMENT, chapterRecord } from '../../shared/chapter/chapter-record.ts'
import { readRecord } from '../../shared/records/record-kind.ts'
import { loadDocument } from '../records/document-store.ts'
import type { Chapter } from './chapter.ts'

/**
 * Tells of the chapter's name at once, since a backup may have brought another one, and whenever its
 * record changes, by whatever way: the keyring shows the name while other chapters are open.
 * @param failed told when it could not be noted; the next change tries again
 */
export function keepName(
  chapter: Chapter,
  renamed: (name: string) => void,
  failed: (error: unknown) => void,
): void {
  function tell() {
    try {
      const { name } = readRecord(chapterRecord, loadDocument(chapter.db, CHAPTER_DOCUMENT))
      // A chapter that others have has none here before it was brought.
      if (name !== '') renamed(name)
    } catch (error) {
      failed(error)
    }
  }
  chapter.listeners.add({
    changed: (changes) => {
      if (changes.some(({ document }) => document === CHAPTER_DOCUMENT)) tell()
    },
  })
  tell()
}
