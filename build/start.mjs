/** `npm start`: sets up what is missing and opens the app in Electron, else in the browser shell. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureReady, root, SetUpError } from './set-up.mjs'

const HELP = `npm start -- [--electron | --browser] [--data ORDNER] [--port N] [--no-open]

  --electron   im eigenen Fenster (Electron) · in a window of its own
  --browser    im Browser auf diesem Gerät · in the browser on this machine
  --data DIR   Ordner der verschlüsselten Daten · folder of the encrypted data
  --port N     Anschluss der Browser-Fassung · port of the browser shell
  --no-open    Browser nicht öffnen · do not open the browser
  --help       diese Hilfe · this help
`

try {
  main()
} catch (error) {
  const expected = error instanceof SetUpError || isArgumentError(error)
  console.error(
    expected ? error.message : `Unerwarteter Fehler · unexpected failure: ${String(error)}`,
  )
  process.exitCode = 1
}

function main() {
  const { values } = parseArgs({
    options: {
      electron: { type: 'boolean' },
      browser: { type: 'boolean' },
      data: { type: 'string' },
      port: { type: 'string' },
      'no-open': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    console.log(HELP)
    return
  }
  const port = values.port === undefined ? undefined : Number(values.port)
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65535)) {
    throw new SetUpError('--port: eine Zahl von 0 bis 65535 · a number from 0 to 65535')
  }
  ensureReady()
  const data = values.data ?? defaultDataFolder()
  const lack = values.browser ? 'verlangt · as asked' : whatElectronLacks()
  if (!lack) {
    console.log('Vorstandsmappe öffnet sich in Electron · opening in Electron.')
    startElectron(data)
    return
  }
  if (values.electron)
    throw new SetUpError(`Electron geht hier nicht · Electron cannot start: ${lack}`)
  console.log(`Vorstandsmappe läuft im Browser · running in the browser shell (${lack})`)
  const args = ['--data', data, ...(port === undefined ? [] : ['--port', String(port)])]
  if (values['no-open']) args.push('--no-open')
  follow(
    spawn(process.execPath, [join(root, 'dist/node/browser-shell.js'), ...args], {
      stdio: 'inherit',
    }),
  )
}

/** @param {string} data */
function startElectron(data) {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  if (sandbox.length > 0) console.log('Als root läuft Electron ohne Sandbox · no sandbox as root.')
  const args = [...sandbox, root, '--data', data]
  follow(spawn(electronBinary() ?? '', args, { stdio: 'inherit' }))
}

/** @returns {string} why Electron cannot be used here; '' when it can */
function whatElectronLacks() {
  if (!electronBinary()) return 'Electrons Laufzeit fehlt · its runtime is not installed'
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY)
    return 'kein Bildschirm · no display'
  return ''
}

/** @returns {string | undefined} */
function electronBinary() {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }
  const name =
    process.platform in names ? names[/** @type {'win32'} */ (process.platform)] : 'electron'
  const folder = override ?? join(root, 'node_modules/electron/dist')
  const file = join(folder, name)
  if (existsSync(file)) return file
  return override ? undefined : downloadElectron()
}

/**
 * The electron package fetches its runtime on first use and fails within a second without network.
 * @returns {string | undefined}
 */
function downloadElectron() {
  console.log('Electron wird geholt, falls möglich · fetching Electron if possible …')
  try {
    const path = createRequire(join(root, 'package.json'))('electron')
    return typeof path === 'string' && existsSync(path) ? path : undefined
  } catch {
    // No network: the browser shell serves instead, and says so.
    return undefined
  }
}

/** @param {import('node:child_process').ChildProcess} child */
function follow(child) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('exit', (code) => {
    process.exitCode = code ?? 0
  })
}

/** @returns {string} */
function defaultDataFolder() {
  const { APPDATA, XDG_DATA_HOME } = process.env
  if (process.platform === 'win32') return join(APPDATA ?? homedir(), 'Vorstandsmappe')
  if (process.platform === 'darwin') {
    return join(homedir(), 'Library/Application Support/Vorstandsmappe')
  }
  return join(XDG_DATA_HOME ?? join(homedir(), '.local/share'), 'vorstandsmappe')
}

/**
 * @param {unknown} error
 * @returns {error is Error}
 */
function isArgumentError(error) {
  return (
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  )
}
