import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { expectSentence, newFolder, root, runStart } from './support/run-start.ts'

const data = () => ['--data', newFolder()]

/** A folder that holds nothing but Node and these programs, to stand as PATH. */
function programs(scripts: Record<string, string> = {}): { PATH: string } {
  const folder = newFolder('programs-')
  symlinkSync(process.execPath, path.join(folder, 'node'))
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  }
  return { PATH: folder }
}

test('without Electron and without a browser it still starts, and says what is missing', async () => {
  const start = runStart(data(), { env: programs() })
  const address = await start.address()
  expect((await fetch(address)).status).toBe(200)
  await expect.poll(start.output).toMatch(/Kein Browser gefunden.* · no browser found/)
  expect(start.output()).toMatch(/Electrons Laufzeit fehlt · its runtime is not installed/)
  expect(start.errors()).toBe('')
})

test('an opener that finds no browser is as good as none', async () => {
  const start = runStart(['--browser', ...data()], { env: programs({ 'xdg-open': 'exit 3' }) })
  await start.address()
  await expect.poll(start.output).toContain('Kein Browser gefunden')
})

test('the browser gets the printed address, and none is opened where that is not wanted', async () => {
  const note = path.join(newFolder(), 'opened')
  const env = programs({ 'xdg-open': `echo "$1" >> '${note}'` })
  await runStart(['--browser', '--no-open', ...data()], { env }).address()
  expect(existsSync(note)).toBe(false)
  const address = await runStart(['--browser', ...data()], { env }).address()
  await expect.poll(() => existsSync(note) && readFileSync(note, 'utf8')).toBe(`${address}\n`)
})

test('--electron without its runtime says so', async () => {
  await expectSentence(runStart(['--electron', ...data()]), /Electrons Laufzeit fehlt/)
})

const isInstalled = existsSync(path.join(root, 'node_modules/electron/dist'))

test.skipIf(isInstalled)(
  'without a network there is a sentence and the browser shell',
  async () => {
    const env = {
      ELECTRON_MIRROR: 'http://127.0.0.1:9/',
      electron_config_cache: newFolder(),
      DISPLAY: ':0',
    }
    const start = runStart(['--no-open', ...data()], { env, drop: ['ELECTRON_OVERRIDE_DIST_PATH'] })
    await start.address()
    expect(start.output()).toMatch(/wird geholt, falls möglich · fetching/)
    expect(start.output()).toMatch(/Electrons Laufzeit fehlt · its runtime/)
    expect(start.errors()).toBe('')
  },
)

test.each([
  ['lacks a library of the system', 'exit 127', /lässt sich nicht ausführen · it cannot be run/],
  ['crashes, as without a sandbox', 'kill -SEGV $$', /stürzt ab · it crashes/],
])('an Electron that %s gives way to the browser shell', async (_, script, why) => {
  const runtime = newFolder()
  writeFileSync(path.join(runtime, 'electron'), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  const env = { ELECTRON_OVERRIDE_DIST_PATH: runtime, DISPLAY: ':0' }
  const start = runStart(['--no-open', ...data()], { env })
  await start.address()
  expect(start.output()).toMatch(why)
  await expectSentence(runStart(['--electron', ...data()], { env }), why)
})

test('it needs no input: stdin may be closed', async () => {
  const script = path.join(root, 'build/start.mjs')
  const command = ['sh', '-c', `exec "$0" "${script}" "$@" <&-`, process.execPath]
  const start = runStart(['--browser', '--no-open', ...data()], { command })
  expect((await fetch(await start.address())).status).toBe(200)
})

test('a data folder that is not there yet, with spaces and umlauts, is made', async () => {
  const folder = path.join(newFolder(), 'Ortsverein Köln-Süd', 'Vorstand & Kasse „neu“')
  await runStart(['--browser', '--no-open', '--data', folder]).address()
  expect(existsSync(path.join(folder, 'instance.json'))).toBe(true)
})

test('as `npm start`, it ends by SIGTERM and leaves nothing behind', async () => {
  const folder = newFolder()
  const command = ['npm', 'start', '--silent', '--']
  const start = runStart(['--browser', '--no-open', '--data', folder], { command })
  const address = await start.address()
  start.signal('SIGTERM')
  await start.ended
  await expect(fetch(address)).rejects.toThrow()
})
