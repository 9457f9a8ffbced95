/** The relay as a library: an HTTP server with one WebSocket endpoint, over a storage. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { ready } from '../shared/protocol/crypto.ts'
import { serveConnection } from './connection.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import { createSpaces } from './spaces.ts'
import type { Storage } from './storage/storage.ts'

export interface RelayOptions {
  storage: Storage
  /** 0 for any that is free. */
  port: number
  host?: string
  /** The address that devices dial, `wss://…`; without one, that of the port. */
  publicUrl?: string
  limits?: Partial<Limits>
  now?: () => number
  report: (error: unknown) => void
}

export interface Relay {
  port: number
  url: string
  /** Says goodbye to everybody and closes the storage. */
  close(): Promise<void>
}

export async function startRelay(options: RelayOptions): Promise<Relay> {
  await ready
  const { storage, report, now = Date.now } = options
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const spaces = createSpaces(storage)
  const server = createServer((request, response) => {
    const isHealth = request.url === '/healthz'
    response.writeHead(isHealth ? 200 : 404, { 'Content-Type': 'text/plain; charset=utf-8' })
    response.end(isHealth ? 'ok\n' : 'not here\n')
  })
  const sockets = new WebSocketServer({
    server,
    maxPayload: limits.messageBytes,
    // Ciphertext does not get smaller, and a compressed bomb cannot be sent.
    perMessageDeflate: false,
    verifyClient: ({ req }, answer) => {
      answer(hasRoom(req), 503)
    },
  })
  const perAddress = new Map<string, number>()
  const serving = new Set<Promise<void>>()

  function hasRoom(request: IncomingMessage): boolean {
    const ofAddress = perAddress.get(addressOf(request)) ?? 0
    return sockets.clients.size < limits.connections && ofAddress < limits.connectionsPerAddress
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host ?? '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const publicUrl = options.publicUrl ?? `ws://127.0.0.1:${String(port)}`

  sockets.on('connection', (socket, request) => {
    const address = addressOf(request)
    perAddress.set(address, (perAddress.get(address) ?? 0) + 1)
    socket.on('close', () => {
      const left = (perAddress.get(address) ?? 1) - 1
      if (left > 0) perAddress.set(address, left)
      else perAddress.delete(address)
    })
    const ended = serveConnection(socket, { storage, spaces, limits, publicUrl, now, report })
    serving.add(ended)
    void ended.then(() => serving.delete(ended))
  })

  return {
    port,
    url: publicUrl,
    async close() {
      for (const space of spaces.all()) for (const member of space.members) member.close('stopping')
      for (const socket of sockets.clients) socket.terminate()
      await Promise.all(serving)
      await new Promise((resolve) => server.close(resolve))
      await storage.close()
    },
  }
}

const addressOf = (request: IncomingMessage): string => request.socket.remoteAddress ?? ''
