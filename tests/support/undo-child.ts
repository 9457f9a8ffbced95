/**
 * A core of its own that imports the list given on its command line and takes it back, the whole
 * (`undo`) or one that was cut off (`give-up`), and prints how many records it has gone through;
 * for tests that kill it.
 */
import { readFileSync } from 'node:fs'
import { openCore, setUp } from './open-core.ts'

const [dataFolder = '', file = '', way = ''] = process.argv.slice(2)
const core = openCore(dataFolder)
await core.call('session.create', setUp)
const list = await core.call('imports.open', { bytes: readFileSync(file), options: {} })
await core.call('imports.plan', { id: list.id, mapping: list.mapping })
if (way === 'give-up') {
  core.onProgress = ({ done, total }) => {
    if (done > total / 2) core.cancel()
  }
}
const { job, changeSet } = await core.call('imports.run', { id: list.id })
core.onProgress = ({ done }) => {
  process.stdout.write(`${String(done)}\n`)
}
if (way === 'give-up') await core.call('imports.giveUp', { job })
else await core.call('records.undo', { changeSet: changeSet ?? '' })
