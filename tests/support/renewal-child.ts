/**
 * A core of its own that makes all keys of a data folder anew; for tests that kill it. It goes on
 * with the session on its standard input.
 */
import { readFileSync } from 'node:fs'
import type { HeldSession } from '../../core/host.ts'
import { openCore } from './open-core.ts'

const [dataFolder = '', current = '', next = ''] = process.argv.slice(2)
const held = JSON.parse(readFileSync(0, 'utf8')) as HeldSession | null
const core = openCore(dataFolder, { held })
await core.call('session.renewKeys', { current, next })
process.exit(0)
