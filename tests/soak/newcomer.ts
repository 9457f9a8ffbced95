/**
 * A device joins a chapter of 10,000 members and 50 meetings: once while all of it lies at the relay
 * as it was written, once when a snapshot stands for it. Both times it says what the others say.
 */
import type { Pace } from '../../core/sync/compaction/compaction.ts'
import { fillChapter, LARGE } from '../bench/sync/large-chapter.ts'
import { newDataFolder, openCore, setUp } from '../support/open-core.ts'
import { join, openLine, shareWith, untilEqual, untilShared } from '../sync/support/boards.ts'
import type { Found } from './support/parts.ts'

const NEVER: Pace = { entries: Infinity, bytes: Infinity, quiet: 1e9, turn: 1e9 }
const AT_ONCE: Pace = { entries: 1, bytes: 1, quiet: 50, turn: 500 }

export async function newcomer(times: number): Promise<Found> {
  const seconds: string[] = []
  const complaints: string[] = []
  for (let time = 0; time < times; time += 1) {
    for (const pace of [NEVER, AT_ONCE]) {
      try {
        seconds.push(await joinLater(pace))
      } catch (error) {
        complaints.push(String(error))
      }
    }
  }
  return { line: `joined a chapter of 10,000 members in ${seconds.join(', ')} s`, complaints }
}

/** @returns how long it took, in seconds */
async function joinLater(syncPace: Pace): Promise<string> {
  const line = await openLine()
  const anna = openCore(newDataFolder(), { syncPace })
  await anna.call('session.create', setUp)
  await shareWith(anna, line)
  const bernd = await join(anna, 'Bernd', syncPace)
  await fillChapter(anna, LARGE)
  await untilShared(anna)
  await untilEqual(anna, bernd)
  const started = performance.now()
  const clara = await join(anna, 'Clara', syncPace)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  await untilEqual(anna, bernd, clara)
  for (const { core } of [anna, bernd, clara]) await core.stop()
  await line.close()
  return seconds
}
