/** The relay as a library: an HTTP server with one WebSocket endpoint, over a storage. */
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { ready } from '../shared/protocol/crypto.ts'
import { createAddresses } from './addresses.ts'
import { serveConnection } from './connection.ts'
import { startHeartbeat } from './heartbeat.ts'
import { createMetrics } from './metrics.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import { createSpaces } from './spaces.ts'
import type { Storage } from './storage/storage.ts'
import { answerWeb } from './web.ts'

export interface RelayOptions {
  storage: Storage
  /** 0 for any that is free. */
  port: number
  host?: string
  /** The address that devices dial, `wss://…`; without one, that of the port. */
  publicUrl?: string
  /** PEM; without it the relay speaks plainly, for a proxy in front of it or this machine alone. */
  tls?: Certificate
  trustsProxy?: boolean
  /** Whoever shows it may read the metrics from elsewhere; without it, this machine alone. */
  metricsToken?: string
  limits?: Partial<Limits>
  now?: () => number
  report: (error: unknown) => void
}

export interface Certificate {
  cert: string
  key: string
}

export interface Relay {
  port: number
  url: string
  /** A renewed certificate, for connections from now on. */
  renew(certificate: Certificate): void
  /** Says goodbye to everybody and closes the storage. */
  close(): Promise<void>
}

/** How often everybody is pinged, and what the operator changed is looked for; in milliseconds. */
const HEARTBEAT = 30_000
const LOOK_ROUND = 2000
/** Goodbyes that are not read by then are cut off. */
const GOODBYE = 1000

export async function startRelay(options: RelayOptions): Promise<Relay> {
  await ready
  const { storage, tls, now = Date.now } = options
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const observer = createMetrics({ failed: options.report })
  const spaces = createSpaces({ storage, observer })
  const addresses = createAddresses(limits, { now, trustsProxy: options.trustsProxy ?? false })
  const answer = answerWeb(observer, options.metricsToken ?? '')
  const tlsServer = tls ? createTlsServer(tls, answer) : null
  const server = tlsServer ?? createServer(answer)
  const sockets = new WebSocketServer({
    server,
    maxPayload: limits.messageBytes,
    // Ciphertext does not get smaller, and a compressed bomb cannot be sent.
    perMessageDeflate: false,
    verifyClient: ({ req }, admit) => {
      admit(sockets.clients.size < limits.connections && addresses.admits(req), 503)
    },
  })
  const serving = new Set<Promise<void>>()
  const heartbeat = startHeartbeat(HEARTBEAT)
  const creations = { left: limits.creationBytes }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host ?? '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const publicUrl = options.publicUrl ?? `${tls ? 'wss' : 'ws'}://127.0.0.1:${String(port)}`

  const parts = { storage, spaces, limits, publicUrl, now, observer, creations }
  sockets.on('connection', (socket, request) => {
    const leave = addresses.enter(request)
    observer.connected(1)
    heartbeat.watch(socket, request.socket)
    const ended = serveConnection(socket, request.socket, parts)
    serving.add(ended)
    void ended.then(() => {
      leave()
      observer.connected(-1)
      serving.delete(ended)
    })
  })

  const lookRound = setInterval(() => {
    if (storage.isChangedElsewhere()) void spaces.refresh().catch(observer.failed)
  }, LOOK_ROUND)

  async function close() {
    heartbeat.stop()
    clearInterval(lookRound)
    const closed = new Promise((resolve) => server.close(resolve))
    for (const space of spaces.all()) for (const member of space.members) member.close('stopping')
    const late = setTimeout(() => {
      for (const socket of sockets.clients) socket.terminate()
    }, GOODBYE)
    for (const socket of sockets.clients) socket.close(1001)
    await Promise.all(serving)
    clearTimeout(late)
    server.closeAllConnections()
    await closed
    await storage.close()
  }

  return {
    port,
    url: publicUrl,
    renew: (certificate) => tlsServer?.setSecureContext(certificate),
    close,
  }
}
