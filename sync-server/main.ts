/** The relay's program. */
import { operate } from './program/operate.ts'
import { HELP, OptionsError, readOptions } from './program/options.ts'
import { serve } from './program/serve.ts'

// All that it makes is for its user alone, from the first moment on.
process.umask(0o077)

try {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options.help) console.log(HELP)
  else if (options.command === 'serve') await serve(options)
  else console.log(await operate(options))
} catch (error) {
  if (!(error instanceof OptionsError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
