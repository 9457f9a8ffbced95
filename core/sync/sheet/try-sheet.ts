import type { ChapterSheet } from '../../../shared/protocol/sheet/chapter-sheet.ts'
import type { SyncProblem } from '../../../shared/rpc/sync-calls.ts'
import { openLink } from '../relay-link.ts'
import { chainForSheet, helloOfSheet, sheetProblem } from './sheet-link.ts'

/** Why nobody can come back by this sheet over this relay; `null` when they can. Changes nothing. */
export async function trySheet(sheet: ChapterSheet, relay: string): Promise<SyncProblem | null> {
  try {
    const link = await openLink(relay, helloOfSheet(sheet), () => undefined)
    try {
      const found = await chainForSheet(link, sheet)
      return found.ok ? null : found.problem
    } finally {
      link.close()
    }
  } catch (error) {
    const problem = sheetProblem(error)
    if (problem === null) throw error
    return problem
  }
}
