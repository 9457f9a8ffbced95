/** A core of its own on a small disk: adds files until one finds no room; prints what it saw. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { diskFailure } from '../../core/vault/open-failure.ts'
import { addFile, hashOf, inBlobFolder, newContent, readFile } from './files.ts'
import { openCore, setUp } from './open-core.ts'

const [folder = ''] = process.argv.slice(2)
const ballast = path.join(folder, 'ballast')
writeFileSync(ballast, Buffer.alloc(3_000_000))
const core = openCore(path.join(folder, 'data'))
await core.call('session.create', setUp)
const first = newContent(2_000_000)
const added = await addFile(core, first)
const backup = await core.call('backups.make', {})
const second = newContent(4_000_000)
const failure = await addFile(core, second).then(
  () => 'stored',
  (error: unknown) => diskFailure(error),
)
const left = inBlobFolder(core).length
rmSync(ballast)
const again = await addFile(core, second)
const isWhole = (await readFile(core, again)) === hashOf(second)
const isFirstWhole = (await readFile(core, added)) === hashOf(first)
const backups = readdirSync(path.join(folder, 'data/backups'), { recursive: true }).length
process.stdout.write(JSON.stringify({ failure, left, isWhole, isFirstWhole, backup, backups }))
process.exit(0)
