/** Loaded into a server before its program: tells its parent what the process has used so far. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

process.on('message', (/** @type {'used' | 'kept'} */ asked) => {
  if (asked === 'kept') collect()
  const { user, system } = process.cpuUsage()
  process.send?.({ cpu: user + system, memory: process.memoryUsage.rss() })
})
// It ends when its program does.
process.channel?.unref()

/** What is only waiting to be thrown away is not kept; the program itself runs without this flag. */
function collect() {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc')
  // Twice: what a finaliser lets go of goes in the second.
  gc()
  gc()
}
