/** Folders that get new keys, and what tests of that ask of them. */
import { openCore, setUp, type OpenCore } from './open-core.ts'
import { openNewChapter } from './open-new-chapter.ts'

export const NEXT = 'ein Satz, den nur ich kenne'
export const renewal = { current: setUp.passphrase as string, next: NEXT }
const everybody = { search: '', sort: 'name', descending: false, offset: 0, limit: 10 } as const

export const stateOf = (core: OpenCore) => core.call('session.state', {})
export const names = async (core: OpenCore) =>
  (await core.call('members.list', everybody)).rows.map(({ lastName }) => lastName)
export const add = (core: OpenCore, lastName: string) =>
  core.call('members.create', { firstName: '', lastName })

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
