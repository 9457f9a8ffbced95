import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/support/longest-first.ts'
import { testAliases } from './tests/support/stand-ins/aliases.ts'

const include = ['{core,shared,electron,renderer,build,sync-server,tests}/**/*.test.ts']
const mocked = ['{core,renderer}/**/*.mocked.test.ts']
const exclude = ['node_modules', 'dist', 'tests/e2e']

export default defineConfig({
  root: import.meta.dirname,
  test: {
    environment: 'node',
    // Generous, for machines that have other work as well: what passes waits no longer.
    testTimeout: 60_000,
    // One more than there are processors: stories wait for relays, files and threads now and then.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          alias: testAliases,
          globalSetup: 'tests/support/build-programs.ts',
          include,
          exclude: [...exclude, ...mocked, 'tests/start', 'tests/stories'],
          // What is imported is read once for many files, which is a fifth of the work. Each of them
          // leaves behind what it found.
          isolate: false,
          setupFiles: 'tests/support/each-file.ts',
          unstubGlobals: true,
        },
      },
      {
        extends: true,
        test: {
          // A module that is replaced would be so for the files that come after it, too.
          name: 'mocked',
          include: mocked,
          exclude,
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
