import { existsSync, lstatSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { CORE_PROCESS } from '../e2e/support/electron.ts'
import { descendant } from '../e2e/support/running.ts'
import { hasDisplay, openDisplay } from '../support/virtual-display.ts'
import { newFolder, root, runStart } from './support/run-start.ts'

const runtime =
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(root, 'node_modules/electron/dist')
const inElectron = test.skipIf(!existsSync(runtime) || !hasDisplay())

async function startElectron() {
  const display = await openDisplay()
  onTestFinished(display.close)
  const env = { ELECTRON_OVERRIDE_DIST_PATH: runtime, DISPLAY: display.name }
  return (data: string) => runStart(['--electron', '--data', data], { env })
}

inElectron('a second start opens a window of the first; Ctrl+C ends both in order', async () => {
  const electron = await startElectron()
  const data = newFolder()
  const first = electron(data)
  await expect.poll(() => isThere(path.join(data, 'shell/SingletonLock'))).toBe(true)
  const second = electron(data)
  expect(await second.ended).toBe(0)
  process.kill(-first.pid, 'SIGINT')
  expect(await first.ended).toBe(0)
  expect(isThere(path.join(data, 'shell/SingletonLock'))).toBe(false)
  expect(existsSync(path.join(data, 'window.json')), 'the window was closed, not cut off').toBe(
    true,
  )
})

inElectron('a core that hangs does not keep the app from ending', async () => {
  const electron = await startElectron()
  const start = electron(newFolder())
  await expect.poll(() => hasCore(start.pid)).toBe(true)
  process.kill(descendant(start.pid, CORE_PROCESS), 'SIGSTOP')
  start.signal('SIGTERM')
  expect(await start.ended).toBe(0)
})

inElectron('a data folder that is a file is named', async () => {
  const electron = await startElectron()
  const file = path.join(newFolder(), 'Notiz.txt')
  writeFileSync(file, 'Grüße')
  const start = electron(file)
  expect(await start.ended).toBe(1)
  expect(start.output()).toMatch(/kann nicht geschrieben werden · .*Notiz\.txt/)
  expect(start.output()).not.toMatch(/^ +at /m)
})

/** A lock is a link that points to nothing. */
const isThere = (link: string) => lstatSync(link, { throwIfNoEntry: false }) !== undefined

function hasCore(pid: number): boolean {
  try {
    return descendant(pid, CORE_PROCESS) > 0
  } catch {
    // Not yet.
    return false
  }
}
