/** Electron as the benchmarks start it: without a driver that would take part in what is measured. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { asRoot, root } from '../e2e/support/running.ts'
import { hasDisplay } from '../support/virtual-display.ts'

const runtime =
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(root, 'node_modules/electron/dist')
const binary = path.join(runtime, 'electron')

/** Why what needs Electron is left out; '' when it can be measured. */
export function whyNoElectron(): string {
  if (!existsSync(binary)) return 'Electron’s runtime is not here'
  return hasDisplay() ? '' : 'there is neither a display nor Xvfb'
}

/** @param entry the file of its main process, from the folder of the benchmarks */
export function runElectron(
  entry: string,
  args: readonly string[],
  env: Record<string, string>,
): ChildProcess {
  const main = path.join(import.meta.dirname, entry)
  return spawn(binary, [...asRoot, '--lang=de', main, ...args], {
    env: { ...(process.env as Record<string, string>), ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}
