/** Finds a browser for the end-to-end tests, or gets one where that is possible. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The first is Chromium without any window of its own: the same pages in less time. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]

/** @returns {string | undefined} the path of a Chromium that tests can drive */
export function findChromium() {
  const named = process.env['CHROMIUM_PATH']
  if (named) return existsSync(named) ? named : undefined
  return onPath(names) ?? installFromDebian()
}

/**
 * @param {string[]} programs
 * @returns {string | undefined}
 */
export function onPath(programs) {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return programs
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => existsSync(file))
}

/** @returns {string | undefined} */
function installFromDebian() {
  if (process.getuid?.() !== 0 || !onPath(['apt-get'])) return undefined
  console.log(
    'A browser for the tests is being installed (apt-get install chromium-headless-shell) …',
  )
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
  spawnSync('apt-get', ['install', '-y', '-qq', 'chromium-headless-shell'], { stdio: 'ignore' })
  return onPath(names)
}
