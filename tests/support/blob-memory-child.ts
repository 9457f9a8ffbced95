/** Puts 20 MB through in a core of its own, and prints how many more were held at most, in bytes. */
import { addBlob } from '../../core/blobs/add-blob.ts'
import { openBlob } from '../../core/blobs/open-blob.ts'
import { addFile, MB, newContent, readFile } from './files.ts'
import { openCore, setUp } from './open-core.ts'

const [dataFolder = ''] = process.argv.slice(2)
const core = openCore(dataFolder)
await core.call('session.create', setUp)
// What is loaded for the first file stays.
await readFile(core, await addFile(core, newContent(MB)))

function used(): number {
  globalThis.gc?.()
  const { arrayBuffers, heapUsed } = process.memoryUsage()
  return arrayBuffers + heapUsed
}
const before = used()
let most = 0

function* parts() {
  for (let sent = 0; sent < 20; sent += 1) {
    most = Math.max(most, used())
    yield newContent(MB)
  }
}
const added = await addBlob(core.chapter(), parts())
const opened = added.ok && openBlob(core.chapter(), added.value.id)
if (!opened || !opened.ok) throw new Error('it was not added')
for await (const part of opened.value) most = Math.max(most, used() - part.length)
process.stdout.write(String(most - before))
process.exit(0)
