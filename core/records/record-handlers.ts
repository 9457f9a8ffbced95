import { recordKind } from '../../shared/records/kinds.ts'
import { textOf } from '../../shared/records/record-kind.ts'
import { succeed, type Handlers } from '../../shared/rpc/contract.ts'
import type { recordCalls } from '../../shared/rpc/record-calls.ts'
import { readableText } from '../../shared/text/readable-text.ts'
import { TEXT } from '../../shared/text/schema.ts'
import { search } from '../search/search.ts'
import type { WithChapter } from '../session/with-chapter.ts'
import { documentRow, loadDocument } from './document-store.ts'
import { erase } from './erase.ts'
import { erasePreview } from './erase-preview.ts'
import { history } from './history.ts'
import { setBack, setBackPreview } from './set-back.ts'
import { restore, trash, trashed } from './trash.ts'
import { undo } from './undo.ts'
import { redoLast, undoLast } from './undo-last.ts'

export function recordHandlers(withChapter: WithChapter): Pick<Handlers, keyof typeof recordCalls> {
  return {
    'records.history': ({ id, before, limit }) =>
      withChapter((chapter) =>
        succeed(history(chapter, id, { ...(before && { before }), ...(limit && { limit }) })),
      ),
    'records.undo': ({ changeSet }, { progress }) =>
      withChapter(async (chapter) => succeed(await undo(chapter, changeSet, progress))),
    'records.undoLast': () => withChapter(async (chapter) => succeed(await undoLast(chapter))),
    'records.redoLast': () => withChapter(async (chapter) => succeed(await redoLast(chapter))),
    'records.trash': ({ ids }, { progress }) =>
      withChapter(async (chapter) => succeed(await trash(chapter, ids, progress))),
    'records.restore': ({ ids }, { progress }) =>
      withChapter(async (chapter) => succeed(await restore(chapter, ids, progress))),
    'records.trashed': ({ offset, limit }) =>
      withChapter(({ db }) => succeed(trashed(db, offset, limit, Date.now()))),
    'records.setBackPreview': ({ id, at }) =>
      withChapter((chapter) => setBackPreview(chapter, id, at)),
    'records.setBack': ({ id, at }) => withChapter((chapter) => setBack(chapter, id, at)),
    'records.readText': ({ id }) =>
      withChapter(({ db }) => {
        const row = documentRow(db, id)
        const hasText = row && recordKind(row.kind)?.texts.includes(TEXT)
        return succeed(hasText ? readableText(textOf(loadDocument(db, id), TEXT)) : null)
      }),
    'records.erasePreview': ({ ids }, { progress }) =>
      withChapter(async (chapter) => succeed(await erasePreview(chapter, ids, progress))),
    'records.erase': ({ ids }, { progress }) =>
      withChapter(async (chapter) => succeed(await erase(chapter, ids, progress))),
    'search.all': ({ text, limit }) =>
      withChapter(({ db }) => succeed(search(db, { text, kinds: [], limit }))),
  }
}
