import { defineConfig } from '@playwright/test'

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
  projects: [{ name: 'browser' }, { name: 'electron' }],
})
