import { defineConfig } from '@playwright/test'

/**
 * What page and core do is the same in both shells: where both are there, a story is looked at in one
 * of them. In Electron that is what a shell has a part in; what each does in a way of its own is
 * looked at in both. With `EVERY_STORY=1` everything is.
 */
const isOnce = process.env['EVERY_STORY'] !== '1'
const isElectronThere = process.env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  workers: 2,
  // Generous, for machines that have other work as well: a story that passes waits no longer.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: { actionTimeout: 30_000 },
  // Whatever passes only at the second try is named at the end of `npm test`: it wants mending.
  retries: 1,
  reporter: [['list'], ['json']],
  projects: [
    { name: 'browser', ...(isOnce && isElectronThere && { grepInvert: /@electron/ }) },
    { name: 'electron', ...(isOnce && { grep: /@electron|@both/ }) },
  ],
})
