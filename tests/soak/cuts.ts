/** Two write in bursts while their line is cut at random moments; in the end both have all of it. */
import { openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { join, openLine, shareWith, untilEqual } from '../sync/support/boards.ts'
import { contentOf } from '../sync/support/content.ts'
import type { Found } from './support/parts.ts'

const BURST = 20
const LONGEST_MILLISECONDS = 60

export async function cuts(count: number): Promise<Found> {
  const line = await openLine()
  const anna = openCore()
  await anna.call('session.create', setUp)
  await shareWith(anna, line)
  const bernd = await join(anna, 'Bernd')
  for (let cut = 0; cut < count; cut += 1) {
    const burst = Array.from({ length: BURST }, (_, n) =>
      addMember(n % 2 ? anna : bernd, `N ${String(cut)} ${String(n)}`),
    )
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_MILLISECONDS))
    line.proxy.cut()
    await Promise.all(burst)
    for (const core of [anna, bernd]) await core.call('sync.wake', {})
  }
  const complaints = await differences(anna, bernd, count * BURST)
  for (const { core } of [anna, bernd]) await core.stop()
  await line.close()
  return { line: `${String(count)} cuts of the line in bursts of edits`, complaints }
}

const addMember = (core: OpenCore, lastName: string) =>
  core.call('members.create', { firstName: '', lastName })

async function differences(anna: OpenCore, bernd: OpenCore, written: number): Promise<string[]> {
  try {
    await untilEqual(anna, bernd)
  } catch (error) {
    return [String(error)]
  }
  const there = (await contentOf(anna))['members']?.length ?? 0
  return there === written ? [] : [`${String(written)} written, ${String(there)} there`]
}
