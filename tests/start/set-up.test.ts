/**
 * The set-up on a small project of its own, with the real npm. What it installs is one local
 * package that stands where the app has Vite, and writes down that it built.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { newFolder, root } from './support/run-start.ts'

const BUILDER = `const { mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs')
const page = readFileSync('renderer/page.ts', 'utf8')
if (page.includes('mistake')) process.exit(1)
rmSync('dist', { recursive: true, force: true })
mkdirSync('dist/renderer', { recursive: true })
writeFileSync('renderer/made.d.ts', page)
writeFileSync('dist/renderer/index.html', page)
writeFileSync('dist/renderer/mode', String(process.env.NODE_ENV))`

interface Project {
  write(file: string, content: string): void
  remove(file: string): void
  built(): string
  /** For what it was built. */
  mode(): string
  buildByHand(): void
  /** Runs the set-up; answers what it did, or the sentence with which it failed. */
  setUp(): string[]
}

function newProject(): Project {
  const folder = newFolder()
  const write = (file: string, content: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), content)
  }
  for (const name of ['electron', 'core', 'shared', 'sync-server']) write(`${name}/part.ts`, name)
  write('renderer/page.ts', 'first')
  write('build/.keep', '')
  write('vite.config.ts', '')
  write('vite/package.json', JSON.stringify({ name: 'vite', version: '1.0.0' }))
  write('vite/bin/vite.js', BUILDER)
  lock(write, '1.0.0')
  copyFileSync(path.join(root, 'build/set-up.mjs'), path.join(folder, 'build/set-up.mjs'))
  const run = `import('./build/set-up.mjs').then(({ ensureReady }) => ensureReady())
    .catch((error) => console.log(error.constructor.name + ': ' + error.message))`
  return {
    write,
    remove: (file) => {
      rmSync(path.join(folder, file), { recursive: true })
    },
    built: () => readFileSync(path.join(folder, 'dist/renderer/index.html'), 'utf8'),
    mode: () => readFileSync(path.join(folder, 'dist/renderer/mode'), 'utf8'),
    buildByHand: () => {
      spawnSync(process.execPath, ['vite/bin/vite.js'], { cwd: folder })
    },
    setUp() {
      const args = ['--input-type=module', '-e', run]
      const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
      const words = [
        ['installing packages', 'installs'],
        ['building the app', 'builds'],
        ['SetUpError: ', 'fails'],
      ] as const
      return words.filter(([text]) => stdout.includes(text)).map(([, word]) => word)
    },
  }
}

/** A manifest and its lock, as npm writes them for one package in a folder beside. */
function lock(write: Project['write'], version: string): void {
  const dependencies = { vite: 'file:vite' }
  const packages = {
    '': { name: 'small', version, dependencies },
    'node_modules/vite': { resolved: 'vite', link: true },
    vite: { version: '1.0.0' },
  }
  write('package.json', JSON.stringify({ name: 'small', version, dependencies }))
  write(
    'package-lock.json',
    JSON.stringify({ name: 'small', version, lockfileVersion: 3, requires: true, packages }),
  )
}

test('a fresh clone is installed and built once, and then left alone', () => {
  const project = newProject()
  expect(project.setUp()).toEqual(['installs', 'builds'])
  expect(project.built()).toBe('first')
  expect(project.setUp()).toEqual([])
})

test('from wherever it is asked for, what is built is the app as it is given out', () => {
  const project = newProject()
  // Vitest says `test` here, with which Vue would become a slower one for developers.
  expect(process.env['NODE_ENV']).toBe('test')
  project.setUp()
  expect(project.mode()).toBe('production')
})

test('what changed is built again; a test is no part of the app', () => {
  const project = newProject()
  project.setUp()
  project.write('renderer/page.ts', 'second')
  expect(project.setUp()).toEqual(['builds'])
  expect(project.built()).toBe('second')
  // The build wrote a declaration among its sources; that does not make it stale.
  expect(project.setUp()).toEqual([])
  project.write('core/part.test.ts', 'a test')
  expect(project.setUp()).toEqual([])
  project.write('shared/deep/new.ts', 'one more')
  expect(project.setUp()).toEqual(['builds'])
  project.remove('shared/deep')
  expect(project.setUp()).toEqual(['builds'])
  project.remove('dist')
  expect(project.setUp()).toEqual(['builds'])
})

test('what was built by hand in between is not taken for its own', () => {
  const project = newProject()
  project.setUp()
  project.write('renderer/page.ts', 'an experiment')
  project.buildByHand()
  project.write('renderer/page.ts', 'first')
  expect(project.setUp()).toEqual(['builds'])
  expect(project.built()).toBe('first')
})

test('a changed lock is installed, and so is what somebody took away', () => {
  const project = newProject()
  project.setUp()
  lock(project.write, '2.0.0')
  expect(project.setUp()).toEqual(['installs', 'builds'])
  project.remove('node_modules')
  expect(project.setUp()).toEqual(['installs'])
})

test('what failed is told in a sentence and tried again the next time', () => {
  const project = newProject()
  project.setUp()
  project.write('renderer/page.ts', 'a mistake')
  expect(project.setUp()).toEqual(['builds', 'fails'])
  expect(project.setUp()).toEqual(['builds', 'fails'])
  project.write('renderer/page.ts', 'mended')
  expect(project.setUp()).toEqual(['builds'])
  project.write('package-lock.json', '{}')
  expect(project.setUp()).toEqual(['installs', 'fails'])
})
