/**
 * A core of its own that puts a chapter back to one of its backups; for tests that kill it. It goes
 * on with the session on its standard input.
 */
import { readFileSync } from 'node:fs'
import type { HeldSession } from '../../core/host.ts'
import { openCore } from './open-core.ts'

const [dataFolder = '', name = ''] = process.argv.slice(2)
const held = JSON.parse(readFileSync(0, 'utf8')) as HeldSession | null
const core = openCore(dataFolder, { held })
await core.call('backups.restore', { name })
process.exit(0)
