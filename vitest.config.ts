import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { testAliases } from './tests/support/stand-ins/aliases.ts'

const exclude = ['node_modules', 'dist', 'tests/e2e']

export default defineConfig({
  root: import.meta.dirname,
  test: {
    environment: 'node',
    // Generous, for machines that have other work as well: what passes waits no longer.
    testTimeout: 60_000,
    // All processors; left to itself Vitest keeps one free, which of two is half.
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          alias: testAliases,
          globalSetup: 'tests/support/build-programs.ts',
          include: ['{core,shared,electron,renderer,build,sync-server,tests}/**/*.test.ts'],
          exclude: [...exclude, 'tests/start', 'tests/stories'],
        },
      },
      {
        extends: true,
        test: {
          name: 'start',
          include: ['tests/{start,stories}/**/*.test.ts'],
          // These start the built app: it is built once, and only when they run.
          globalSetup: 'tests/start/support/built-app.ts',
          testTimeout: 60_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
})
