/** Finds Electron's runtime, or gets it where that is possible. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './set-up.mjs'

/** @returns {{ binary: string } | { lack: string }} `lack` says why Electron cannot be used here */
export function findElectron() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  const hasScreen = process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY
  // Nobody waits for a download that could show nothing.
  const binary = installed() ?? (hasScreen ? download() : undefined)
  if (!binary) return { lack: 'Electrons Laufzeit fehlt · its runtime is not installed' }
  return hasScreen ? { binary } : { lack: 'kein Bildschirm · no display' }
}

const override = () => process.env['ELECTRON_OVERRIDE_DIST_PATH']

/** @returns {string | undefined} */
function installed() {
  const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }
  const name =
    process.platform in names ? names[/** @type {'win32'} */ (process.platform)] : 'electron'
  const file = join(override() ?? join(root, 'node_modules/electron/dist'), name)
  return existsSync(file) ? file : undefined
}

/**
 * The electron package's own installer. Without network it fails within a second, and its account of
 * that is no use to anybody: the browser shell serves instead, and says so.
 * @returns {string | undefined}
 */
function download() {
  if (override() !== undefined) return undefined
  console.log('Electron wird geholt, falls möglich · fetching Electron if possible …')
  spawnSync(process.execPath, [join(root, 'node_modules/electron/install.js')], { stdio: 'ignore' })
  return installed()
}
