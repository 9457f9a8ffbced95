import { defineConfig } from '@playwright/test'

/**
 * What page and core do is the same in both shells, and is looked at in the browser; what a shell has
 * a part in is tagged, and looked at in Electron as well. With `EVERY_STORY=1` everything is.
 */
const inElectron = process.env['EVERY_STORY'] === '1' ? {} : { grep: /@shell/ }

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
  projects: [{ name: 'browser' }, { name: 'electron', ...inElectron }],
})
