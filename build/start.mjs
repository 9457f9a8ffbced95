/** `npm start`: sets up what is missing and opens the app in Electron, else in the browser shell. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findElectron } from './find-electron.mjs'
import { ensureReady, root, SetUpError } from './set-up.mjs'
import { HELP, readOptions } from './start-options.mjs'

/** @typedef {import('./start-options.mjs').StartOptions} StartOptions */

/** A program that ends by a signal sooner than this never got as far as a window. */
const START_MILLISECONDS = 10_000
const ORPHAN_MILLISECONDS = 300

try {
  await main()
} catch (error) {
  const expected = error instanceof SetUpError
  console.error(
    expected ? error.message : `Unerwarteter Fehler · unexpected failure: ${String(error)}`,
  )
  process.exitCode = 1
}

async function main() {
  const options = readOptions(process.argv.slice(2))
  if (options.help) {
    console.log(HELP)
    return
  }
  ensureReady()
  const lack = options.shell === 'browser' ? 'verlangt · as asked' : await runElectron(options)
  if (!lack) return
  if (options.shell === 'electron')
    throw new SetUpError(`Electron geht hier nicht · Electron cannot start: ${lack}`)
  console.log(`Vorstandsmappe läuft im Browser · running in the browser shell (${lack})`)
  const args = dataArgs(options)
  if (options.port !== undefined) args.push('--port', String(options.port))
  if (options.noOpen) args.push('--no-open')
  const { code } = await run(process.execPath, [join(root, 'dist/node/browser-shell.js'), ...args])
  process.exitCode = code ?? 1
}

/**
 * @param {StartOptions} options
 * @returns {Promise<string>} why Electron does not start here; '' when it did
 */
async function runElectron(options) {
  const found = findElectron()
  if ('lack' in found) return found.lack
  console.log('Vorstandsmappe öffnet sich in Electron · opening in Electron.')
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  if (sandbox.length > 0) console.log('Als root läuft Electron ohne Sandbox · no sandbox as root.')
  const started = Date.now()
  const { code, signal, asked } = await run(found.binary, [...sandbox, root, ...dataArgs(options)])
  if (!asked) {
    // 126 and 127: a library of the system is missing. A signal: no screen there, or no sandbox.
    if (code === null && Date.now() - started < START_MILLISECONDS)
      return `es stürzt ab · it crashes: ${signal}`
    if (code === 126 || code === 127) return `es lässt sich nicht ausführen · it cannot be run`
  }
  process.exitCode = code ?? (asked ? 0 : 1)
  return ''
}

/** @param {StartOptions} options */
function dataArgs({ data }) {
  return data === undefined ? [] : ['--data', data]
}

/**
 * Runs a shell to its end and hands on what asks this process to stop. The shell has a process group
 * of its own, so that Ctrl+C reaches it once: Electron takes the second for "at once".
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, signal: string | null, asked: boolean }>} `asked`: to stop
 */
function run(program, args) {
  const isWindows = process.platform === 'win32'
  const child = spawn(program, args, { stdio: 'inherit', detached: !isWindows })
  let asked = false
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    asked = true
    // On Windows Ctrl+C reaches the whole console, and `kill` gives no time to finish.
    if (!isWindows) child.kill(signal)
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, stop)
  }
  if (process.env['npm_lifecycle_event'] === 'start') {
    // npm ends its own shell when it is told to end, and that says nothing to this process.
    const shell = process.ppid
    setInterval(() => process.ppid !== shell && stop('SIGTERM'), ORPHAN_MILLISECONDS).unref()
  }
  return new Promise((done) => {
    child.once('error', () => {
      done({ code: 127, signal: null, asked })
    })
    child.once('exit', (code, signal) => {
      done({ code, signal, asked })
    })
  })
}
