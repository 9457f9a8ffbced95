/** A core of its own that adds files one after the other, and prints how many are whole; it is to be killed. */
import { addFile, newContent } from './files.ts'
import { openCore, setUp } from './open-core.ts'

const [dataFolder = ''] = process.argv.slice(2)
const core = openCore(dataFolder)
await core.call('session.create', setUp)
for (let added = 1; ; added += 1) {
  await addFile(core, newContent(3_000_000))
  process.stdout.write(`${String(added)}\n`)
}
