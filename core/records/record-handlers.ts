import { TRASH_FIELD } from '../../shared/records/change-set.ts'
import { succeed, type Handlers } from '../../shared/rpc/contract.ts'
import type { recordCalls } from '../../shared/rpc/record-calls.ts'
import { search } from '../search/search.ts'
import type { WithChapter } from '../session/with-chapter.ts'
import { history } from './history.ts'
import { undo } from './undo.ts'
import { write } from './write.ts'

export function recordHandlers(withChapter: WithChapter): Pick<Handlers, keyof typeof recordCalls> {
  return {
    'records.history': ({ id }) => withChapter((chapter) => succeed(history(chapter, id))),
    'records.undo': ({ changeSet }) => withChapter((chapter) => succeed(undo(chapter, changeSet))),
    'records.trash': ({ ids }) =>
      withChapter((chapter) => {
        const now = new Date().toISOString()
        const changeSet = write(chapter, 'records.trash', (draft) => {
          for (const id of ids) draft.change(id, [{ path: TRASH_FIELD, value: now }])
        })
        return succeed(changeSet)
      }),
    'search.all': ({ text, limit }) =>
      withChapter(({ db }) => succeed(search(db, { text, kinds: [], limit }))),
  }
}
