import type { Progress } from '../../shared/rpc/frames.ts'
import type { Stamp } from '../../shared/records/stamp.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { write, type Draft, type WriteOptions } from './write.ts'
import { othersTurn } from './others-turn.ts'

/** Records per step: about 10 ms with everything that belongs to them. */
const STEP = 25

export interface StepOptions extends WriteOptions {
  tell?: (progress: Progress) => void
}

/**
 * Writes about many records under one change set, in steps between which others get their turn.
 * Each step is on disk when it is reported.
 * @returns the change set's id, or `null` when nothing changed.
 */
export async function writeInSteps<Item>(
  chapter: Chapter,
  command: string,
  items: readonly Item[],
  describe: (draft: Draft, item: Item) => void,
  { tell, ...options }: StepOptions = {},
): Promise<Stamp | null> {
  let changeSet = options.changeSet
  for (let done = 0; done < items.length; done += STEP) {
    const step = items.slice(done, done + STEP)
    const begun = changeSet ? { ...options, changeSet } : options
    const written = write(
      chapter,
      command,
      (draft) => {
        for (const item of step) describe(draft, item)
      },
      begun,
    )
    changeSet ??= written ?? undefined
    if (done + STEP >= items.length) break
    tell?.({ done: done + STEP, total: items.length })
    await othersTurn()
  }
  return changeSet ?? null
}
