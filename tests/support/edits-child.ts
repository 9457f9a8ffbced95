/** A core of its own that makes edits, one after the other, and prints a line for each that is acknowledged. */
import { writeSync } from 'node:fs'
import { openCore, setUp } from './open-core.ts'

const [dataFolder = '', edits = '10'] = process.argv.slice(2)
const core = openCore(dataFolder)
await core.call('session.create', setUp)
const id = await core.call('members.create', { firstName: 'Eva', lastName: 'Meier' })
for (let edit = 0; edit < Number(edits); edit++) {
  writeSync(1, `begin ${String(edit)}\n`)
  const operations = [{ path: 'city', value: `Ort ${String(edit)}` }]
  await core.call('members.update', { id, operations })
  writeSync(1, `acknowledged ${String(edit)}\n`)
}
process.exit(0)
