/** A core of its own that makes all keys of a data folder anew; prints how far it is, and the end. */
import { writeSync } from 'node:fs'
import { openCore } from './open-core.ts'

const [dataFolder = '', current = '', next = ''] = process.argv.slice(2)
const core = openCore(dataFolder)
await core.call('session.unlock', { passphrase: current })
core.onProgress = ({ done, total }) => writeSync(1, `${String(done)} of ${String(total)}\n`)
const answer = await core.send('session.renewKeys', { current, next })
writeSync(1, `${answer.ok ? 'renewed' : answer.error.code}\n`)
process.exit(0)
