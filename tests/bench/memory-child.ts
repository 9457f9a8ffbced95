/** Unlocks a chapter as the app does and prints the memory of the process, in bytes. */
import { openCore, setUp } from '../support/open-core.ts'

const [dataFolder = ''] = process.argv.slice(2)
const core = openCore(dataFolder)
await core.call('session.unlock', { passphrase: setUp.passphrase })
await core.call('members.list', {
  search: '',
  sort: 'name',
  descending: false,
  offset: 0,
  limit: 100,
})
globalThis.gc?.()
await new Promise((resolve) => setTimeout(resolve, 500))
process.stdout.write(String(process.memoryUsage().rss))
process.exit(0)
