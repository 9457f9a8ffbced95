/** Runs of the simulator from one seed on; prints what is wrong, and at the end how many were noticed. */
import { ready } from '../../shared/protocol/crypto.ts'
import { simulate } from '../sync/simulator.ts'

const [first = 0, count = 0] = process.argv.slice(2).map(Number)
await ready
let alarmed = 0
for (let seed = first; seed < first + count; seed += 1) {
  const { complaint, alarms } = await simulate(seed)
  if (alarms > 0) alarmed += 1
  if (complaint) console.log(`wrong seed ${String(seed)}: ${complaint}`)
}
console.log(`alarmed ${String(alarmed)}`)
