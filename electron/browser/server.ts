/**
 * The browser shell's server, for 127.0.0.1 alone. `Host` and `Origin` are checked on everything:
 * a page elsewhere can make a browser send requests here, and a name that it controls can be made
 * to point here (DNS rebinding).
 */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { MAX_FRAME_BYTES, type Channel, type CoreFrame } from '../../shared/rpc/frames.ts'
import { servePage } from './serve-page.ts'
import { admitSocket } from './socket-channel.ts'
import type { WindowSecrets } from './window-secrets.ts'

/** Sockets at once; a board member has a handful of windows. */
const MAX_SOCKETS = 50

export interface ServerOptions {
  folder: string
  port: number
  secrets: WindowSecrets
  /** Lets a second start of the app ask for another window. */
  instanceToken: string
  connect: (channel: Channel<unknown, CoreFrame>) => void
}

/** Resolves with the port; rejects with Node's error (`EADDRINUSE`). */
export function startServer(options: ServerOptions): Promise<{ port: number; server: Server }> {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  })
  const server = createServer((request, response) => {
    response.setHeader('Connection', 'close')
    if (!hostIsOurs(request, server)) {
      response.writeHead(421).end()
      return
    }
    const pathname = pathOf(request)
    if (pathname === null) response.writeHead(400).end()
    else if (request.method === 'POST' && pathname === '/open') {
      const allowed = request.headers.authorization === `Bearer ${options.instanceToken}`
      response.writeHead(allowed ? 200 : 403)
      response.end(allowed ? options.secrets.launch() : '')
    } else if (request.method === 'GET') void servePage(options.folder, pathname, response)
    else response.writeHead(405).end()
  })
  server.on('upgrade', (request, socket, head) => {
    const wanted = hostIsOurs(request, server) && originIsOurs(request, server)
    if (!wanted || request.url !== '/core' || sockets.clients.size >= MAX_SOCKETS) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      admitSocket(webSocket, socket, options.secrets, options.connect)
    })
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', () => {
      resolve({ port: portOf(server), server })
    })
  })
}

/** `null` for what is no path, such as `//`: any page on this machine's browser can ask for it. */
function pathOf({ url = '/' }: IncomingMessage): string | null {
  return URL.canParse(url, 'http://localhost') ? new URL(url, 'http://localhost').pathname : null
}

const portOf = (server: Server) => (server.address() as AddressInfo).port

const hostIsOurs = (request: IncomingMessage, server: Server) =>
  request.headers.host === `127.0.0.1:${String(portOf(server))}`

const originIsOurs = (request: IncomingMessage, server: Server) =>
  request.headers.origin === `http://127.0.0.1:${String(portOf(server))}`
