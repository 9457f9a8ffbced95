/**
 * A core whose chapter stands on a disk that was made read-only after it had been written; prints
 * what it saw. Needs a mount namespace of its own; the folder on its command line is the disk.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { openedFile } from './check-opened.ts'
import { openCore, setUp } from './open-core.ts'

const [folder = ''] = process.argv.slice(2)
const data = path.join(folder, 'data')
const first = openCore(data, { installationFolder: path.join(folder, 'installation') })
await first.call('session.create', setUp)
const { file } = openedFile(first)
await first.core.stop()
const before = readFileSync(file)
spawnSync('mount', ['-o', 'remount,ro', folder])
const core = openCore(data, { installationFolder: path.join(folder, 'installation') })
await core.call('session.unlock', { passphrase: setUp.passphrase })
const { problem, chapter } = await core.call('session.state', {})
const set = await core.send('settings.set', { settings: { theme: 'dark' } })
process.stdout.write(
  JSON.stringify({
    code: problem?.code,
    chapter,
    settingsCode: set.ok ? '' : set.error.code,
    isUntouched: readFileSync(file).equals(before),
  }),
)
process.exit(0)
