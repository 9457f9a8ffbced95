/**
 * A core of its own that edits and imports without end, until it is killed. It first prints what it
 * finds (`found {…}`), then a line for every edit (`edit N`) and every part of an import (`rows N`)
 * that is acknowledged.
 */
import { existsSync, writeSync } from 'node:fs'
import path from 'node:path'
import { generateMemberList } from '../generators/member-list.ts'
import { checkOpened } from '../support/check-opened.ts'
import { openCore, setUp } from '../support/open-core.ts'

const [dataFolder = '', seed = '0', isChecked = ''] = process.argv.slice(2)
const EDITED = 'Dauerlauf'
const list = { sort: 'name', descending: false, offset: 0, limit: 1 } as const
const say = (line: string) => writeSync(1, `${line}\n`)

const core = openCore(dataFolder)
if (existsSync(path.join(dataFolder, 'keyring.json'))) {
  await core.call('session.unlock', { passphrase: setUp.passphrase })
} else {
  await core.call('session.create', setUp)
  await core.call('members.create', { firstName: '', lastName: EDITED })
}
const state = await core.call('session.state', {})
const [row] = (await core.call('members.list', { ...list, search: EDITED })).rows
const { total } = await core.call('members.list', { ...list, search: '' })
const differences = isChecked ? checkOpened(core) : 0
const pending = await core.call('imports.pending', {})
say(
  `found ${JSON.stringify({ edit: Number(row?.city ?? -1), members: total - 1, differences, problem: state.problem?.code ?? null, copy: state.copy })}`,
)
if (pending) await core.call('imports.continue', { job: pending.job })

let members = (await core.call('members.list', { ...list, search: '' })).total - 1
say(`rows ${String(members)}`)
let edit = Number(row?.city ?? 0)
const id = row?.id ?? ''

async function importOne(n: number) {
  const { bytes } = generateMemberList({ seed: n, rows: 200, format: 'csv', encoding: 'utf-8' })
  const read = await core.call('imports.open', { bytes, options: {} })
  const plan = await core.call('imports.plan', { id: read.id, mapping: read.mapping })
  const before = members
  core.onProgress = ({ done }) => {
    // Rows that change somebody who is there already add nobody.
    members = Math.max(members, before + done - plan.changed)
    say(`rows ${String(members)}`)
  }
  await core.call('imports.run', { id: read.id })
}

for (let round = 0; ; round++) {
  const importing = importOne(Number(seed) * 1000 + round)
  for (let count = 0; count < 30; count++) {
    edit += 1
    await core.call('members.update', { id, operations: [{ path: 'city', value: String(edit) }] })
    say(`edit ${String(edit)}`)
  }
  await importing
}
