import { z } from 'zod'
import { memberFilter, type MemberFilter } from '../../shared/members/member-filter.ts'
import type { Json } from '../../shared/records/json.ts'
import type { MemberExport } from '../../shared/rpc/member-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { factsOf, recordFact } from '../records/facts.ts'

const EXPORT = 'export'

/**
 * Records that members left the folder in a file that is not encrypted. A fact outlives every
 * erasure, so of what a person typed (a search, a tag) it only says that there was one.
 * @param count how many members stand in the file
 * @param isChosen they were chosen one by one; who they are is not kept
 */
export function recordExport(
  chapter: Chapter,
  count: number,
  filter: MemberFilter,
  isChosen: boolean,
): void {
  const { search, tag, ...demands } = filter
  const said: Json = {
    ...(JSON.parse(JSON.stringify(demands)) as Record<string, Json>),
    ...(search.trim() !== '' && { isSearched: true }),
    ...(tag !== undefined && { isTagged: true }),
    ...(isChosen && { isChosen }),
  }
  recordFact(chapter, EXPORT, { what: 'members', format: 'csv', count, filter: said })
}

const { kind, membership, age, lacks, has } = memberFilter.shape
/** As another device may have written it: what is not understood is left out. */
const exportBody = z.object({
  count: z.int().min(0).nullable().catch(null),
  filter: z
    .object({
      kind: kind.catch(undefined),
      membership: membership.catch(undefined),
      age: age.catch(undefined),
      lacks: lacks.catch(undefined),
      has: has.catch(undefined),
      isSearched: z.boolean().catch(false),
      isTagged: z.boolean().catch(false),
      isChosen: z.boolean().catch(false),
    })
    .catch({ isSearched: false, isTagged: false, isChosen: false }),
})

/** Every list of members that was given out, the latest first. */
export function listExports(db: Database): MemberExport[] {
  return factsOf(db, { kind: EXPORT })
    .map(({ at, person, body }) => {
      const known = exportBody.safeParse(body)
      const { count, filter } = known.success ? known.data : exportBody.parse({})
      const { isSearched, isTagged, isChosen, ...demands } = filter
      return { at, person, count, filter: demands, isSearched, isTagged, isChosen }
    })
    .reverse()
}
