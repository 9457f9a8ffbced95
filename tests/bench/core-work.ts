/** What the core does without a window: an import, searches, edits, memory. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { openDatabase } from '../../core/db/database.ts'
import { generateMemberList } from '../generators/member-list.ts'
import { openedFile } from '../support/check-opened.ts'
import { openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { bareImport } from './bare-import.ts'
import { percentile, timed, type Results } from './measure.ts'

const MEMBERS = 10_000
const EDITS = 200
const SEARCHES = [
  'müller',
  'schmi',
  'ann',
  'straße',
  'berl',
  'ü',
  'a',
  'person.17',
  '0171',
  'jör bär',
]

export async function coreWork(): Promise<Results> {
  const core = openCore()
  await core.call('session.create', setUp)
  const importing = await importList(core, MEMBERS, 1)
  const opened = openedFile(core)
  const db = openDatabase(opened.file, opened.fileKey)
  const bare = bareImport(db)
  db.close()
  const search = await searches(core)
  const alone = await edits(core, EDITS)
  const meanwhile = await editsDuringImport(core)
  await core.core.stop()
  return {
    'import of 10,000 rows, against a bare loop': importing / bare,
    'import of 10,000 rows': importing,
    'search as you type, p95': search,
    'edit to acknowledgement, alone, p95': percentile(alone, 0.95),
    'edit to acknowledgement, during an import of 20,000 rows, p95': percentile(meanwhile, 0.95),
    'memory of the core after unlock, 10,000 members': memoryAfterUnlock(core.dataFolder),
  }
}

/** Plans and runs an import; answers how long the run took. */
export async function importList(into: OpenCore, rows: number, seed: number): Promise<number> {
  const id = await planned(into, rows, seed)
  return timed(() => into.call('imports.run', { id }))
}

async function planned(into: OpenCore, rows: number, seed: number): Promise<string> {
  const { bytes } = generateMemberList({ seed, rows, format: 'csv', encoding: 'utf-8' })
  const list = await into.call('imports.open', { bytes, options: {} })
  await into.call('imports.plan', { id: list.id, mapping: list.mapping })
  return list.id
}

async function searches(on: OpenCore): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 20; round++) {
    for (const search of SEARCHES) {
      const args = { search, sort: 'name', descending: false, offset: 0, limit: 100 } as const
      times.push(await timed(() => on.call('members.list', args)))
    }
  }
  return percentile(times, 0.95)
}

async function edits(on: OpenCore, count: number, until = () => false): Promise<number[]> {
  const id = await on.call('members.create', { firstName: 'Eva', lastName: 'Meier' })
  const times: number[] = []
  for (let edit = 0; edit < count && !until(); edit++) {
    const operations = [{ path: 'city', value: `Ort ${String(edit)}` }]
    times.push(await timed(() => on.call('members.update', { id, operations })))
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return times
}

async function editsDuringImport(on: OpenCore): Promise<number[]> {
  const id = await planned(on, 20_000, 2)
  let isDone = false
  const run = on.call('imports.run', { id }).then(() => {
    isDone = true
  })
  const times = await edits(on, Infinity, () => isDone)
  await run
  return times
}

/** In a process of its own, as the app runs it. */
function memoryAfterUnlock(dataFolder: string): number {
  const child = path.join(import.meta.dirname, 'memory-child.ts')
  const args = ['--expose-gc', '--import', 'tsx', child, dataFolder]
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return Number(stdout) / 1_000_000
}
