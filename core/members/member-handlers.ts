import { member } from '../../shared/members/member.ts'
import { readRecord } from '../../shared/records/record-kind.ts'
import { succeed, type Handlers } from '../../shared/rpc/contract.ts'
import type { memberCalls } from '../../shared/rpc/member-calls.ts'
import { documentRow, loadDocument } from '../records/document-store.ts'
import { newId } from '../records/new-id.ts'
import { refused } from '../records/refused.ts'
import { write } from '../records/write.ts'
import type { WithChapter } from '../session/with-chapter.ts'
import { listMembers } from './list-members.ts'

export function memberHandlers(withChapter: WithChapter): Pick<Handlers, keyof typeof memberCalls> {
  return {
    'members.list': (args) => withChapter(({ db }) => succeed(listMembers(db, args))),
    'members.get': ({ id }) =>
      withChapter(({ db }) => {
        if (documentRow(db, id)?.kind !== member.kind) return succeed(null)
        return succeed(readRecord(member, loadDocument(db, id)))
      }),
    'members.create': ({ firstName, lastName }) =>
      withChapter((chapter) => {
        const id = newId()
        write(chapter, 'members.create', (draft) => {
          draft.create(member, id, [
            { path: 'firstName', value: firstName || null },
            { path: 'lastName', value: lastName || null },
            { path: 'kind', value: 'member' },
          ])
        })
        return succeed(id)
      }),
    'members.update': ({ id, operations }) =>
      withChapter((chapter) => {
        const failure = refused(chapter.db, member, id, operations)
        if (failure) return failure
        write(chapter, 'members.update', (draft) => {
          draft.change(id, operations)
        })
        return succeed(null)
      }),
  }
}
