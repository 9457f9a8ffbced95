/** Who hangs is let go; who only reads slowly is not (attack A38). */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { startHeartbeat, type Heartbeat } from '../../sync-server/heartbeat.ts'

const PAUSE = 100
const LONG = 6 * PAUSE
/** More than the system keeps for a connection. */
const MUCH = Buffer.alloc(20_000_000)

let server: Server
let sockets: WebSocketServer
let heartbeat: Heartbeat

beforeEach(async () => {
  server = createServer()
  sockets = new WebSocketServer({ server })
  heartbeat = startHeartbeat(PAUSE)
  sockets.on('connection', (socket, request) => {
    heartbeat.watch(socket, request.socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterEach(async () => {
  heartbeat.stop()
  for (const socket of sockets.clients) socket.terminate()
  await new Promise((resolve) => server.close(resolve))
})

async function connect(options: { autoPong?: boolean } = {}) {
  const { port } = server.address() as AddressInfo
  const client = new WebSocket(`ws://127.0.0.1:${String(port)}`, options)
  await new Promise((resolve) => client.once('open', resolve))
  const [served] = [...sockets.clients].slice(-1)
  if (!served) throw new Error('nobody is there')
  return { client, served }
}

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

test('who answers stays', async () => {
  const { client } = await connect()
  await later(LONG)
  expect(client.readyState).toBe(WebSocket.OPEN)
})

test('who answers nothing is let go', async () => {
  const { client } = await connect({ autoPong: false })
  await expect.poll(() => client.readyState, { timeout: 2 * LONG }).toBe(WebSocket.CLOSED)
})

test('who says something stays, even without an answer', async () => {
  const { client } = await connect({ autoPong: false })
  for (let n = 0; n < 6; n += 1) {
    client.send('x')
    await later(PAUSE)
  }
  expect(client.readyState).toBe(WebSocket.OPEN)
})

test('who reads slowly gets more time, but not for ever', async () => {
  const { client, served } = await connect()
  served.send(MUCH)
  client.pause()
  await later(4 * PAUSE)
  expect(served.readyState).toBe(WebSocket.OPEN)
  client.resume()
  const ends = ['message', 'close'].map(
    (name) => new Promise((resolve) => client.once(name, () => resolve(name))),
  )
  expect(await Promise.race(ends)).toBe('message')
  await later(LONG)
  expect(client.readyState).toBe(WebSocket.OPEN)
  served.send(MUCH)
  client.pause()
  await expect.poll(() => served.readyState, { timeout: 4 * LONG }).toBe(WebSocket.CLOSED)
  client.terminate()
})
