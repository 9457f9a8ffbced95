/**
 * Once before the unit tests: builds, as the app is built, the programs and worker threads that
 * they start, and makes the chapter that most stories begin with.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createBuilder } from 'vite'
import type { TestProject } from 'vitest/node'
import { helperWorkers, nodePart } from '../../build/node-part.ts'
import type { HeldSession } from '../../core/host.ts'
import { programAliases } from './stand-ins/aliases.ts'

const root = path.join(import.meta.dirname, '../..')

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of what was built. */
    programs: string
    /** A chapter that was just created and closed, and what opens it. */
    newChapter: { dataFolder: string; held: HeldSession | null }
  }
}

export async function setup(project: TestProject): Promise<() => void> {
  const cache = path.join(root, 'node_modules/.cache/vorstandsmappe')
  mkdirSync(cache, { recursive: true })
  // Of each run its own, below the packages that are not bundled.
  const folder = mkdtempSync(path.join(cache, 'tests-'))
  const programs = path.join(folder, 'programs')
  await buildPrograms(programs)
  const made = path.join(folder, 'made')
  const printed = execFileSync(process.execPath, [path.join(programs, 'create-child.js'), made])
  const held = JSON.parse(printed.toString()) as HeldSession | null
  // Moved away, so that a copy is not taken for the copy of a folder that is still there.
  const dataFolder = path.join(folder, 'new-chapter')
  for (const end of ['', '-installation']) renameSync(made + end, dataFolder + end)
  // Stories count the backups that they make themselves.
  rmSync(path.join(dataFolder, 'backups'), { recursive: true, force: true })
  project.provide('programs', programs)
  project.provide('newChapter', { dataFolder, held })
  return () => {
    rmSync(folder, { recursive: true })
  }
}

async function buildPrograms(outDir: string) {
  const children = readdirSync(import.meta.dirname).filter((file) => file.endsWith('-child.ts'))
  const input = {
    ...Object.fromEntries(
      [...children, 'stop-at.ts'].map((file) => [
        path.basename(file, '.ts'),
        path.join(import.meta.dirname, file),
      ]),
    ),
    'check-vault': path.join(root, 'build/check-vault.ts'),
    relay: path.join(root, 'sync-server/main.ts'),
    ...helperWorkers(),
  }
  const builder = await createBuilder({
    configFile: false,
    root,
    logLevel: 'warn',
    resolve: { alias: programAliases },
    environments: { node: nodePart(outDir, input) },
  })
  const environment = builder.environments['node']
  if (environment) await builder.build(environment)
}
