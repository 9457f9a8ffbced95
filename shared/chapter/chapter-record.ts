import { choice, text } from '../records/field.ts'
import { defineRecordKind, type RecordOf } from '../records/record-kind.ts'

export const CHAPTER_LEVELS = ['local', 'district', 'state', 'federal'] as const
export type ChapterLevel = (typeof CHAPTER_LEVELS)[number]

/** The chapter itself is a record like any other; there is exactly one in a vault. */
export const chapterRecord = defineRecordKind({
  kind: 'chapter',
  fields: {
    name: text(),
    level: choice(CHAPTER_LEVELS, 'local'),
    address: text(),
    /** `#rrggbb`; '' for the default. */
    accent: text(),
  },
  lists: {},
  maps: {},
  texts: [],
})

export type ChapterRecord = RecordOf<typeof chapterRecord>

/** Fixed, so that every device finds it without a search. */
export const CHAPTER_DOCUMENT = '00000000000000000000000000000001'
