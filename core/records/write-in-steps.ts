import type { Stamp } from '../../shared/records/stamp.ts'
import type { CallContext } from '../../shared/rpc/contract.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { write, type Draft, type WriteOptions } from './write.ts'
import { othersTurn } from './others-turn.ts'

/** Records per step: about 10 ms with everything that belongs to them. */
const STEP = 25

/** Whom to tell how far it is, and whether it shall stop; where nobody waits for it, neither. */
export type Watch = Partial<CallContext>

export interface StepsWritten {
  /** `null` when nothing changed. */
  changeSet: Stamp | null
  /** False when it was stopped; what was written until then stays. */
  finished: boolean
}

/**
 * Writes about many records under one change set, in steps between which others get their turn.
 * Each step is on disk when it is reported.
 */
export async function writeInSteps<Item>(
  chapter: Chapter,
  command: string,
  items: readonly Item[],
  describe: (draft: Draft, item: Item) => void,
  { progress, signal, ...options }: Watch & WriteOptions = {},
): Promise<StepsWritten> {
  let changeSet = options.changeSet ?? null
  for (let done = 0; done < items.length; done += STEP) {
    if (signal?.aborted) return { changeSet, finished: false }
    const step = items.slice(done, done + STEP)
    const written = write(
      chapter,
      command,
      (draft) => {
        for (const item of step) describe(draft, item)
      },
      changeSet ? { ...options, changeSet } : options,
    )
    changeSet ??= written
    if (done + STEP >= items.length) break
    progress?.({ done: done + STEP, total: items.length })
    await othersTurn()
  }
  return { changeSet, finished: true }
}
