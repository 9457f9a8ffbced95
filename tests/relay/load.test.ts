import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { openLoad } from '../soak/support/steady-load.ts'
import { newDataFolder, startProgram } from './support/program.ts'

const script = { file: path.join(inject('programs'), 'relay.js') }

test('boards that all write at once: everything reaches everybody else, once and in order', async () => {
  const open = ['--open-quota', '100MB', '--max-per-address', '1000']
  const relay = await startProgram(script, '--data', newDataFolder(), ...open)
  const load = { url: relay.url, spaces: 5, devices: 10, pause: 100, seconds: 2 }
  const write = await openLoad(load)
  const { sent, expected, arrived, misplaced } = await write()
  await relay.kill('SIGTERM')
  expect(sent).toBeGreaterThan(200)
  expect(expected).toBe(sent * 9)
  expect({ arrived, misplaced }).toEqual({ arrived: expected, misplaced: 0 })
})
