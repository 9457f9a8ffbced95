import { chapterRecord, type ChapterRecord } from '../../shared/chapter/chapter-record.ts'
import type { Projector } from '../records/project.ts'

/** There is one chapter in a vault and it is read from its document: no table of its own. */
export const chapterProjector: Projector<typeof chapterRecord, ChapterRecord> = {
  kind: chapterRecord,
  put: () => undefined,
  remove: () => undefined,
  title: (record) => record.name,
  searchText: () => null,
}
