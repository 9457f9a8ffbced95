/** A process of devices: lets them in, writes when its parent says so, and says what arrived. */
import { openLoad, type SteadyLoad } from './support/steady-load.ts'

const write = await openLoad(JSON.parse(process.argv[2] ?? '') as SteadyLoad)
process.on('message', () => {
  void write().then((arrivals) => process.send?.(arrivals, () => process.exit(0)))
})
process.send?.('ready')
