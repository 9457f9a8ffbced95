/** `npm run check-vault`: sets up what is missing, then runs the built check. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureReady, root, SetUpError } from './set-up.mjs'

try {
  ensureReady()
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'dist/node/check-vault.js'), ...process.argv.slice(2)],
    { stdio: 'inherit' },
  )
  process.exitCode = status ?? 1
} catch (error) {
  if (!(error instanceof SetUpError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
