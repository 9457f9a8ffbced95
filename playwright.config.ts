import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  workers: 2,
  timeout: 60_000,
  reporter: [['list'], ['json']],
  projects: [{ name: 'browser' }, { name: 'electron' }],
})
