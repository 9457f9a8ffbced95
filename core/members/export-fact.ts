import type { MemberFilter } from '../../shared/members/member-filter.ts'
import type { Json } from '../../shared/records/json.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { recordFact } from '../records/facts.ts'

/**
 * Records that members left the folder in a file that is not encrypted. A fact outlives every
 * erasure, so of what a person typed (a search, a tag) it only says that there was one.
 * @param count how many members stand in the file
 */
export function recordExport(chapter: Chapter, count: number, filter: MemberFilter): void {
  const { search, tag, ...demands } = filter
  const said: Json = {
    ...(JSON.parse(JSON.stringify(demands)) as Record<string, Json>),
    ...(search.trim() !== '' && { isSearched: true }),
    ...(tag !== undefined && { isTagged: true }),
  }
  recordFact(chapter, 'export', { what: 'members', format: 'csv', count, filter: said })
}
