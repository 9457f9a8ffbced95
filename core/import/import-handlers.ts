import { fail, succeed, type CallContext, type Handlers } from '../../shared/rpc/contract.ts'
import type { importCalls, ImportResult, ImportWork } from '../../shared/rpc/import-calls.ts'
import type { PlannedRow } from '../../shared/members/import/plan-import.ts'
import { memberName } from '../../shared/members/member.ts'
import { berlinDay } from '../../shared/time/berlin-day.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import type { Helper } from '../helpers/open-helper.ts'
import type { ImportHelper } from '../helpers/import-worker.ts'
import { knownMembers } from '../members/known-members.ts'
import type { WithChapter } from '../session/with-chapter.ts'
import type { AtWork } from './at-work.ts'
import { createOpenImports } from './open-imports.ts'
import { jobRow, pendingImport, prepareJob } from './job.ts'
import { giveUpJob, runJob } from './run-job.ts'

/** Rows of which the helper tells at once what they write. */
const WORK_STEP = 200

export function importHandlers(
  withChapter: WithChapter,
  atWork: AtWork,
): Pick<Handlers, keyof typeof importCalls> {
  const open = createOpenImports()

  const alone = async <Result>(work: () => Promise<Result>) =>
    atWork.isBusy() ? fail('import/busy') : atWork.during(work)

  return {
    'imports.open': ({ bytes, options }) =>
      withChapter(async (chapter) => {
        const id = open.open(chapter)
        const result = await open.use(id, ({ helper }) =>
          helper.open({ bytes: new Uint8Array(bytes), options: defined(options) }),
        )
        if (result.ok) return succeed({ ...result.value, id })
        open.close(id)
        return result
      }),
    'imports.reopen': ({ id, options }) =>
      withChapter(async () => {
        const result = await open.change(id, (found) => {
          found.planned = null
          return found.helper.reopen(defined(options))
        })
        return result.ok ? succeed({ ...result.value, id }) : result
      }),
    'imports.plan': ({ id, mapping }) =>
      withChapter(({ db }) =>
        open.change(id, async (found) => {
          // Counted before the members are read: what changes meanwhile is not in the plan.
          const members = open.members()
          found.planned = null
          await found.helper.know(null)
          for await (const part of knownMembers(db, { search: '' })) await found.helper.know(part)
          const columns = mapping.map((column) => defined(column))
          const counts = await found.helper.plan({ mapping: columns, today: berlinDay() })
          found.planned = members
          return succeed(counts)
        }),
      ),
    'imports.rows': ({ id, ...page }) =>
      withChapter(({ db }) =>
        open.use(id, async ({ helper }) => {
          const { total, rows } = await helper.rows(page)
          return succeed({ total, rows: rows.map((row) => ({ ...row, names: namesOf(db, row) })) })
        }),
      ),
    'imports.run': ({ id }, context) =>
      withChapter((chapter) =>
        open.use(id, async ({ helper, planned }) => {
          if (planned === null) return fail('import/gone')
          return alone(async () => {
            if (planned !== open.members()) return fail('import/stale')
            const job = await prepareJob(chapter, workOfAll(helper))
            const result = await runById(chapter, job, context)
            if (result.ok) open.close(id)
            return result
          })
        }),
      ),
    'imports.close': ({ id }) =>
      withChapter(() => {
        open.close(id)
        return succeed(null)
      }),
    'imports.pending': () =>
      withChapter(({ db }) => succeed(atWork.isBusy() ? null : pendingImport(db))),
    'imports.continue': ({ job }, context) =>
      withChapter((chapter) => alone(() => runById(chapter, job, context))),
    'imports.giveUp': ({ job }, context) =>
      withChapter((chapter) =>
        alone(async () => {
          const row = jobRow(chapter.db, job)
          if (!row) return fail('import/gone')
          await giveUpJob(chapter, row, context)
          return succeed(null)
        }),
      ),
  }
}

async function runById(chapter: Chapter, id: string, context: CallContext) {
  const row = jobRow(chapter.db, id)
  if (!row || row.isGivenUp) return fail('import/gone')
  return succeed<ImportResult>(await runJob(chapter, row, context))
}

async function* workOfAll(helper: Helper<ImportHelper>): AsyncGenerator<ImportWork[]> {
  for (let offset = 0; ; offset += WORK_STEP) {
    const { work, isLast } = await helper.work({ offset, limit: WORK_STEP })
    yield work
    if (isLast) return
  }
}

/** The members whom a row concerns besides itself, by name. */
function namesOf(db: Database, { outcome }: PlannedRow): string[] {
  const ids = 'ids' in outcome ? outcome.ids : 'similar' in outcome ? outcome.similar : []
  return ids.slice(0, 5).map((id) => {
    const row = db.get<{ title: string; firstName: string; lastName: string }>(
      'SELECT title, first_name AS firstName, last_name AS lastName FROM members WHERE id = ?',
      [id],
    )
    return row ? memberName(row) : ''
  })
}

type Defined<Value> = { [Key in keyof Value]: Exclude<Value[Key], undefined> }

/** Without the keys that are `undefined`. */
function defined<Value extends object>(value: Value): Defined<Value> {
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(entries) as Defined<Value>
}
