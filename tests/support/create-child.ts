/** Creates the chapter that most stories begin with, and prints what opens it. */
import { openCore, setUp } from './open-core.ts'

const [dataFolder = ''] = process.argv.slice(2)
const core = openCore(dataFolder)
await core.call('session.create', setUp)
await core.core.stop()
process.stdout.write(JSON.stringify(core.held))
process.exit(0)
