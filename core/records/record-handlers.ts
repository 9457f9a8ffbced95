import { recordKind } from '../../shared/records/kinds.ts'
import { textOf } from '../../shared/records/record-kind.ts'
import type { Stamp } from '../../shared/records/stamp.ts'
import { succeed, type CallContext, type Handlers } from '../../shared/rpc/contract.ts'
import type { recordCalls, UndoResult } from '../../shared/rpc/record-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { withAllAbove } from '../meetings/items-gone.ts'
import { readableText } from '../../shared/text/readable-text.ts'
import { TEXT } from '../../shared/text/schema.ts'
import { search } from '../search/search.ts'
import type { WithChapter } from '../session/with-chapter.ts'
import { concurrentValues, settle } from './concurrent.ts'
import { documentRow, loadDocument } from './document-store.ts'
import { erase } from './erase.ts'
import { erasePreview } from './erase-preview.ts'
import { history } from './history.ts'
import { setBack, setBackPreview } from './set-back.ts'
import { restore, trash, trashed, trashedIds } from './trash.ts'
import { undo } from './undo.ts'
import { redoLast, undoLast } from './undo-last.ts'

/** @param undoWhole takes a change set back, whatever work it came from */
export function recordHandlers(
  withChapter: WithChapter,
  undoWhole: (chapter: Chapter, changeSet: Stamp, context: CallContext) => Promise<UndoResult>,
): Pick<Handlers, keyof typeof recordCalls> {
  return {
    'records.history': ({ id, before, limit }) =>
      withChapter((chapter) =>
        succeed(history(chapter, id, { ...(before && { before }), ...(limit && { limit }) })),
      ),
    'records.concurrent': ({ id }) =>
      withChapter((chapter) => succeed(concurrentValues(chapter, id))),
    'records.settle': ({ id, ...decision }) =>
      withChapter((chapter) => settle(chapter, id, decision)),
    'records.undo': ({ changeSet, document }, context) =>
      withChapter(async (chapter) =>
        succeed(
          document
            ? await undo(chapter, changeSet, { ...context, document })
            : await undoWhole(chapter, changeSet, context),
        ),
      ),
    'records.undoLast': ({ confirmed }) => withChapter((chapter) => undoLast(chapter, confirmed)),
    'records.redoLast': ({ confirmed }) => withChapter((chapter) => redoLast(chapter, confirmed)),
    'records.trash': ({ ids }, context) =>
      withChapter(async (chapter) => succeed(await trash(chapter, ids, context))),
    'records.restore': ({ ids }, context) =>
      withChapter(async (chapter) =>
        succeed(await restore(chapter, withAllAbove(chapter.db, ids), context)),
      ),
    'records.trashed': ({ offset, limit, kind }) =>
      withChapter(({ db }) =>
        succeed(trashed(db, { offset, limit, ...(kind && { kind }) }, Date.now())),
      ),
    'records.trashedIds': ({ kind = null }) =>
      withChapter(({ db }) => succeed(trashedIds(db, kind))),
    'records.setBackPreview': ({ id, at }) =>
      withChapter((chapter) => setBackPreview(chapter, id, at)),
    'records.setBack': ({ id, at }) => withChapter((chapter) => setBack(chapter, id, at)),
    'records.readText': ({ id }) =>
      withChapter(({ db }) => {
        const row = documentRow(db, id)
        const hasText = row && recordKind(row.kind)?.texts.includes(TEXT)
        return succeed(hasText ? readableText(textOf(loadDocument(db, id), TEXT)) : null)
      }),
    'records.erasePreview': ({ ids }, context) =>
      withChapter(async (chapter) => succeed(await erasePreview(chapter, ids, context))),
    'records.erase': ({ ids }, context) =>
      withChapter(async (chapter) => succeed(await erase(chapter, ids, context))),
    'search.all': ({ text, limit }) =>
      withChapter(({ db }) => succeed(search(db, { text, kinds: [], offset: 0, limit }).hits)),
  }
}
