/** A move to another relay that this device makes: noted step by step, so that a restart goes on with it. */
import { z } from 'zod'
import type { Progress } from '../../../shared/rpc/frames.ts'
import type { MoveState } from '../../../shared/rpc/move-calls.ts'
import { SYNC_PROBLEMS } from '../../../shared/rpc/sync-calls.ts'
import type { Database } from '../../db/database.ts'
import { parseJson } from '../../vault/parse-json.ts'
import { putNote, readNote, removeNote } from '../sync-notes.ts'

const moving = z.object({
  address: z.string(),
  /** The operator's; '' for a relay that is open for all. */
  code: z.string(),
  /** Nobody can be told at the old relay. */
  isOldGone: z.boolean(),
  /**
   * `begin`: nothing was asked for there. `create`: the space was, and the answer may be lost.
   * `snapshot`: it is there. `record`: with all that was written until then. `moved`: and with what
   * was written while it was being put there.
   */
  step: z.enum(['begin', 'create', 'snapshot', 'record', 'moved']),
  /** It waits for somebody to say that it goes on. */
  isPaused: z.boolean(),
  problem: z.enum(SYNC_PROBLEMS).nullable(),
})
export type Moving = z.infer<typeof moving>

export function readMove(db: Database): Moving | null {
  const stored = readNote(db, 'sync-move')
  const parsed = moving.safeParse(stored === null ? null : parseJson(stored))
  return parsed.success ? parsed.data : null
}

export function putMove(db: Database, value: Moving): void {
  putNote(db, 'sync-move', JSON.stringify(value))
}

/** @returns as it is noted then; `null` when there is none any more */
export function changeMove(db: Database, change: Partial<Moving>): Moving | null {
  const before = readMove(db)
  if (!before) return null
  const after = { ...before, ...change }
  putMove(db, after)
  return after
}

export function forgetMove(db: Database): void {
  removeNote(db, 'sync-move')
}

/** One that goes on by itself. */
export function moveUnderWay(db: Database): Moving | null {
  const noted = readMove(db)
  return noted && !noted.isPaused ? noted : null
}

/** As a person is told of it; nothing of one that was left off. */
export function moveState(db: Database, progress: Progress | null): MoveState | null {
  const noted = readMove(db)
  if (!noted || (noted.isPaused && noted.problem === null)) return null
  const { address, problem, isPaused } = noted
  return { address, progress, problem, isPaused }
}
