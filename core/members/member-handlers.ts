import { member } from '../../shared/members/member.ts'
import { checkOperations } from '../../shared/records/check-operations.ts'
import { readRecord } from '../../shared/records/record-kind.ts'
import { fail, succeed, type Handlers } from '../../shared/rpc/contract.ts'
import type { memberCalls } from '../../shared/rpc/member-calls.ts'
import { openHelper } from '../helpers/open-helper.ts'
import { documentRow, loadDocument } from '../records/document-store.ts'
import { erasedIds } from '../records/erase.ts'
import { newId } from '../records/new-id.ts'
import { updateFields } from '../records/update-fields.ts'
import { write } from '../records/write.ts'
import { writeInSteps } from '../records/write-in-steps.ts'
import type { WithChapter } from '../session/with-chapter.ts'
import { listExports, recordExport } from './export-fact.ts'
import { knownMembers } from './known-members.ts'
import {
  countSharingNumber,
  listMembers,
  memberIds,
  othersWithNumber,
  tagsInUse,
} from './list-members.ts'
import { membersByName } from './members-by-name.ts'

const AS_MEMBER = { path: 'kind', value: 'member' }

export function memberHandlers(withChapter: WithChapter): Pick<Handlers, keyof typeof memberCalls> {
  return {
    'members.list': (args) => withChapter(({ db }) => succeed(listMembers(db, args))),
    'members.ids': (args) => withChapter(({ db }) => succeed(memberIds(db, args))),
    'members.byName': ({ text, limit }) =>
      withChapter(({ db }) => succeed(membersByName(db, text, limit))),
    'members.tags': () => withChapter(({ db }) => succeed(tagsInUse(db))),
    'members.exports': () => withChapter(({ db }) => succeed(listExports(db))),
    'members.exportCsv': ({ filter, ids, ...options }) =>
      withChapter(async (chapter) => {
        const helper = openHelper('export-worker')
        let count = 0
        try {
          const chosen = ids && new Set(ids)
          for await (const found of knownMembers(chapter.db, filter)) {
            const part = found.filter(({ id }) => chosen?.has(id) ?? true)
            await helper.add(part)
            count += part.length
          }
          const file = await helper.finish(options)
          recordExport(chapter, count, filter, chosen !== undefined)
          return succeed(file)
        } finally {
          helper.close()
        }
      }),
    'members.sameNumber': ({ id }) => withChapter(({ db }) => succeed(othersWithNumber(db, id))),
    'members.countSharingNumber': ({ ids }) =>
      withChapter(({ db }) => succeed(countSharingNumber(db, ids))),
    'members.tag': ({ ids, tags, isSet }, context) =>
      withChapter(async (chapter) => {
        const operations = tags.map((tag) => ({ path: `tags/${tag}`, value: isSet || null }))
        const { changeSet } = await writeInSteps(
          chapter,
          'members.tag',
          ids,
          (draft, id) => {
            if (documentRow(chapter.db, id)?.kind === member.kind) draft.change(id, operations)
          },
          context,
        )
        return succeed(changeSet)
      }),
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
            AS_MEMBER,
          ])
        })
        return succeed(id)
      }),
    'members.begin': ({ id, operations }) =>
      withChapter((chapter) => {
        const { db } = chapter
        // An id that is taken, or was erased, cannot be given once more.
        if (documentRow(db, id) || erasedIds(db).includes(id)) return fail('records/missing')
        const problem = checkOperations(member, operations)
        if (problem) return fail(problem.code, { path: problem.path })
        const kind = operations.some(({ path }) => path === 'kind') ? [] : [AS_MEMBER]
        return succeed(
          write(chapter, 'members.create', (draft) => {
            draft.create(member, id, [...kind, ...operations])
          }),
        )
      }),
    'members.update': ({ id, ...update }) =>
      withChapter((chapter) => updateFields(chapter, 'members.update', member, id, update)),
  }
}
