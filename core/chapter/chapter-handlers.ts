import { CHAPTER_DOCUMENT, chapterRecord } from '../../shared/chapter/chapter-record.ts'
import { readRecord } from '../../shared/records/record-kind.ts'
import { succeed, type Handlers } from '../../shared/rpc/contract.ts'
import type { chapterCalls } from '../../shared/rpc/chapter-calls.ts'
import { berlinDay } from '../../shared/time/berlin-day.ts'
import { loadDocument } from '../records/document-store.ts'
import { updateFields } from '../records/update-fields.ts'
import type { WithChapter } from '../session/with-chapter.ts'
import { overview } from './overview.ts'

/** @param renamed told of the chapter's name, which the keyring shows while others are open */
export function chapterHandlers(
  withChapter: WithChapter,
  renamed: (name: string) => void,
): Pick<Handlers, keyof typeof chapterCalls> {
  return {
    'chapter.get': () =>
      withChapter(({ db }) =>
        succeed(readRecord(chapterRecord, loadDocument(db, CHAPTER_DOCUMENT))),
      ),
    'chapter.update': ({ operations }) =>
      withChapter((chapter) => {
        const done = updateFields(chapter, 'chapter.update', chapterRecord, CHAPTER_DOCUMENT, {
          operations,
        })
        if (!done.ok) return done
        renamed(readRecord(chapterRecord, loadDocument(chapter.db, CHAPTER_DOCUMENT)).name)
        return succeed(null)
      }),
    'chapter.overview': () => withChapter(({ db }) => succeed(overview(db, berlinDay()))),
  }
}
