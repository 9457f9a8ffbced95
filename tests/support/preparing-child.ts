/** A core of its own that opens a folder and prints how many of its records are ready; to be killed. */
import { openCore, setUp } from './open-core.ts'

const [dataFolder = ''] = process.argv.slice(2)
const core = openCore(dataFolder)
core.connect((frame) => {
  if (frame.type !== 'event' || frame.event.type !== 'preparing') return
  process.stdout.write(`${String(frame.event.progress.done)}\n`)
})
await core.call('session.unlock', { passphrase: setUp.passphrase })
