/** What stories of a board begin with, and what its people do in them. */
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { memberFilter } from '../../../shared/members/member-filter.ts'
import type { Pace } from '../../../core/sync/compaction/compaction.ts'
import { afterEachTest } from '../../support/after-each.ts'
import { openNewChapter } from '../../support/open-new-chapter.ts'
import type { Caller, OpenCore } from '../../support/open-core.ts'
import { join, openLine, shareWith, type Line } from './boards.ts'

/** Closed after each story. */
export const cores: OpenCore[] = []
const lines: Line[] = []
afterEachTest(async () => {
  for (const { core, dataFolder } of cores.splice(0)) {
    // Nobody opens it again: where a file lies in the way, no last backup is made.
    const backups = path.join(dataFolder, 'backups')
    if (existsSync(dataFolder) && !existsSync(backups)) writeFileSync(backups, '')
    await core.stop()
  }
  for (const line of lines.splice(0)) await line.close()
})

/** A line that is closed after the story. */
export async function openStoryLine(): Promise<Line> {
  const line = await openLine()
  lines.push(line)
  return line
}

/** Anna shares her folder; the others are let in. */
export async function board(others: readonly string[], syncPace?: Pace) {
  const line = await openStoryLine()
  const anna = openNewChapter(syncPace ? { syncPace } : {})
  cores.push(anna)
  await addMember(anna, 'Rosenblatt')
  await shareWith(anna, line)
  const joined: OpenCore[] = []
  for (const person of others) joined.push(await join(anna, person, syncPace))
  cores.push(...joined)
  return { line, anna, bernd: joined[0] ?? anna, clara: joined[1] ?? anna }
}

export const addMember = (core: Caller, lastName: string) =>
  core.call('members.create', { firstName: '', lastName })

export const setCity = (core: Caller, id: string, city: string) =>
  core.call('members.update', {
    id,
    operations: [{ path: 'city', value: city }],
  })

export async function list(core: Caller) {
  const filter = memberFilter.parse({ search: '' })
  const order = { sort: 'name', descending: false, offset: 0, limit: 100 } as const
  return (await core.call('members.list', { ...filter, ...order })).rows
}

export const names = async (core: Caller) => (await list(core)).map(({ lastName }) => lastName)

/** The id of a member that everybody calls so. */
export async function idOf(core: Caller, name: string): Promise<string> {
  const found = (await list(core)).find(({ lastName }) => lastName === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found.id
}
