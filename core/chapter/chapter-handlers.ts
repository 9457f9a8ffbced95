import { CHAPTER_DOCUMENT, chapterRecord } from '../../shared/chapter/chapter-record.ts'
import { readRecord } from '../../shared/records/record-kind.ts'
import { succeed, type Handlers } from '../../shared/rpc/contract.ts'
import type { chapterCalls } from '../../shared/rpc/chapter-calls.ts'
import { berlinDay } from '../../shared/time/berlin-day.ts'
import { loadDocument } from '../records/document-store.ts'
import { renamePerson } from '../records/people.ts'
import { updateFields } from '../records/update-fields.ts'
import type { WithChapter } from '../session/with-chapter.ts'
import { noteSettings } from '../settings/note-settings.ts'
import { keepPlace, sectionOf } from './last-place.ts'
import { overview } from './overview.ts'

/** @param renamed called after the person of this device got another name */
export function chapterHandlers(
  withChapter: WithChapter,
  dataFolder: string,
  renamed: () => void,
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
        return done.ok ? succeed(null) : done
      }),
    'chapter.renamePerson': ({ person }) =>
      withChapter((chapter) => {
        renamePerson(chapter, person)
        renamed()
        return succeed(null)
      }),
    'chapter.overview': () => withChapter(({ db }) => succeed(overview(db, berlinDay()))),
    'chapter.keepPlace': ({ path }) =>
      withChapter(({ db }) => {
        keepPlace(db, path)
        noteSettings(dataFolder, { lastSection: sectionOf(path) })
        return succeed(null)
      }),
  }
}
