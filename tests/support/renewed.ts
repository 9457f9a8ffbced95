/** Folders that get new keys, and what tests of that ask of them. */
import { add } from './members.ts'
import { openCore, setUp, type OpenCore } from './open-core.ts'
import { openNewChapter } from './open-new-chapter.ts'

export const NEXT = 'ein Satz, den nur ich kenne'
export const renewal = { current: setUp.passphrase as string, next: NEXT }

export const stateOf = (core: OpenCore) => core.call('session.state', {})

/** One folder with Meier in it, and beside it, open, that of the Jusos with Rot. */
export async function openTwoChapters(): Promise<OpenCore & { ids: [string, string] }> {
  const core = openNewChapter()
  await add(core, 'Meier')
  await core.call('session.addChapter', { ...setUp, chapter: 'Jusos' })
  await add(core, 'Rot')
  const [first, second] = (await stateOf(core)).chapters
  return Object.assign(core, { ids: [first?.id ?? '', second?.id ?? ''] as [string, string] })
}

export async function reopened(
  { dataFolder, core }: OpenCore,
  passphrase: string,
): Promise<OpenCore> {
  await core.stop()
  const again = openCore(dataFolder)
  await again.call('session.unlock', { passphrase })
  return again
}
