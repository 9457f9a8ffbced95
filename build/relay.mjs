/** `npm run relay`: sets up what is missing, then is the relay itself, so that signals reach it. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureReady, root, SetUpError } from './set-up.mjs'

try {
  ensureReady()
  // Paths mean what they mean where the command was given.
  process.chdir(process.env['INIT_CWD'] ?? process.cwd())
  await import(pathToFileURL(join(root, 'dist/relay/relay.js')).href)
} catch (error) {
  if (!(error instanceof SetUpError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
