/** Makes a fresh clone ready: installs what is missing or changed, builds what is stale. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Which lock was installed, and which sources were built: each note goes with what it is about. */
const INSTALLED = join(root, 'node_modules/.cache/vorstandsmappe/installed')
const BUILT = join(root, 'dist/node/.built')
const sourceFolders = ['electron', 'core', 'renderer', 'shared', 'sync-server', 'build']
/** Tests, and declarations, some of which the build writes itself. */
const NOT_BUILT = /\.(test|d)\.ts$/
const sourceFiles = ['vite.config.ts', 'package.json', 'package-lock.json']

/** A failure that a person is told in a sentence, German and English. */
export class SetUpError extends Error {}

/** Installs and builds where that is needed; says what it does. Throws a {@link SetUpError}. */
export function ensureReady() {
  checkNode()
  const lock = hashOf([join(root, 'package-lock.json')])
  if (stamp(INSTALLED) !== lock || !existsSync(join(root, 'node_modules/vite'))) {
    run(
      'Pakete werden installiert · installing packages …',
      'Das ist nicht gelungen; besteht eine Verbindung zum Paketverzeichnis? · ' +
        'this failed; is the package registry reachable?',
      npm(),
      ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    )
    writeStamp(INSTALLED, lock)
  }
  const sources = hashOf([
    ...sourceFolders.flatMap(filesIn),
    ...sourceFiles.map((f) => join(root, f)),
  ])
  if (stamp(BUILT) !== sources || !existsSync(join(root, 'dist/renderer/index.html'))) {
    run(
      'Die App wird gebaut · building the app …',
      'Die App ließ sich nicht bauen · the app could not be built',
      process.execPath,
      [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--app', '--logLevel', 'warn'],
      // A test runner, for example, says `test`: what is built is the app as it is given out.
      // What is counted and timed while building is nothing for whoever starts the app.
      { NODE_ENV: 'production', CONSOLA_LEVEL: '1' },
    )
    writeStamp(BUILT, sources)
  }
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 18)) return
  throw new SetUpError(
    `Node ${process.versions.node} ist zu alt, gebraucht wird 20.18 oder neuer (https://nodejs.org)` +
      ' · too old, 20.18 or newer is needed',
  )
}

/** @returns {string} */
function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm'
}

/**
 * @param {string} message
 * @param {string} failure
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} environment
 */
function run(message, failure, command, args, environment = {}) {
  console.log(message)
  const { status } = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new SetUpError(failure)
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !NOT_BUILT.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/**
 * @param {string[]} files
 * @returns {string}
 */
function hashOf(files) {
  const hash = createHash('sha256').update(process.versions.node)
  for (const file of files) {
    hash.update(file)
    if (existsSync(file) && statSync(file).isFile()) hash.update(readFileSync(file))
  }
  return hash.digest('hex')
}

/**
 * @param {string} file
 * @returns {string}
 */
function stamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/**
 * @param {string} file
 * @param {string} value
 */
function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, value)
}
