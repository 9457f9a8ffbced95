/**
 * A core of its own that imports the list given on its command line and prints how many rows are
 * safely in; for tests that kill it.
 */
import { readFileSync } from 'node:fs'
import { openCore, setUp } from './open-core.ts'

const [dataFolder = '', file = ''] = process.argv.slice(2)
const core = openCore(dataFolder)
await core.call('session.create', setUp)
const list = await core.call('imports.open', { bytes: readFileSync(file), options: {} })
await core.call('imports.plan', { id: list.id, mapping: list.mapping })
core.onProgress = ({ done }) => {
  process.stdout.write(`${String(done)}\n`)
}
await core.call('imports.run', { id: list.id })
