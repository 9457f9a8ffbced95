import { existsSync, writeFileSync } from 'node:fs'
import { createServer as createWebServer } from 'node:http'
import { createServer, type AddressInfo, type Server } from 'node:net'
import path from 'node:path'
import { WebSocket } from 'ws'
import { expect, onTestFinished, test } from 'vitest'
import { encodeFrame } from '../../shared/rpc/frame-codec.ts'
import { addresses, newFolder, runStart, type Start } from './support/run-start.ts'

const browser = (data: string, ...more: string[]) =>
  runStart(['--browser', '--no-open', '--data', data, ...more])

test('it prints one address when it is ready, and serves the page there', async () => {
  const port = await freePort()
  const start = browser(newFolder(), '--port', String(port))
  const address = await start.address()
  expect(new URL(address).port).toBe(String(port))
  const response = await fetch(address)
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('<div id="app">')
  expect(await admits(address)).toBe(true)
  expect(addresses(start.output())).toHaveLength(1)
  expect(start.errors()).toBe('')
})

test('a second start opens a window of the first, and ends', async () => {
  const data = newFolder()
  const first = browser(data)
  const port = new URL(await first.address()).port
  const second = browser(data)
  const address = await second.address()
  expect(await second.ended).toBe(0)
  expect(new URL(address).port).toBe(port)
  expect(address).not.toBe(await first.address())
  expect(await admits(address)).toBe(true)
  expect(await admits(await first.address())).toBe(true)
})

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s ends it and frees the port',
  async (signal) => {
    const data = newFolder()
    const start = browser(data)
    const address = await start.address()
    start.signal(signal)
    await expectOrderlyEnd(start, data, address)
  },
)

test('Ctrl+C, once or twice, ends everything that it started', async () => {
  const data = newFolder()
  const start = browser(data)
  const address = await start.address()
  process.kill(-start.pid, 'SIGINT')
  process.kill(-start.pid, 'SIGINT')
  await expectOrderlyEnd(start, data, address)
})

test.each([
  ['half-written', '{ "port": 47'],
  ['of a start that crashed', JSON.stringify({ port: 9, token: 'x' })],
])('a note of a running app that is %s does not stand in the way', async (_, note) => {
  const data = newFolder()
  writeFileSync(path.join(data, 'instance.json'), note)
  const start = browser(data)
  expect(await admits(await start.address())).toBe(true)
})

test('a stranger on the port of a crashed app is not taken for it', async () => {
  const stranger = createWebServer((_, response) => response.end('<h1>Hallo</h1>'))
  const port = await listening(stranger)
  const data = newFolder()
  writeFileSync(path.join(data, 'instance.json'), JSON.stringify({ port, token: 'x' }))
  const address = await browser(data).address()
  expect(new URL(address).port).not.toBe(String(port))
})

async function expectOrderlyEnd(start: Start, data: string, address: string): Promise<void> {
  expect(await start.ended).toBe(0)
  expect(start.errors()).toBe('')
  expect(existsSync(path.join(data, 'instance.json'))).toBe(false)
  await expect(fetch(address)).rejects.toThrow()
}

/** Whether a window with this address is let in. */
function admits(address: string): Promise<boolean> {
  const { host, origin, hash } = new URL(address)
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://${host}/core`, { origin })
    socket.once('open', () => {
      socket.send(encodeFrame({ launch: hash.slice(1) }))
    })
    socket.once('message', () => {
      resolve(true)
      socket.close()
    })
    socket.once('close', () => {
      resolve(false)
    })
    socket.once('error', () => {
      resolve(false)
    })
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listening(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}
