/** The two pages of the relay: whether it lives, and how much it does. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, RequestListener } from 'node:http'
import type { Metrics } from './metrics.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** @param token '' when only this machine may read the metrics */
export function answerWeb(metrics: Metrics, token: string): RequestListener {
  return (request, response) => {
    const say = (status: number, text: string) => {
      response.writeHead(status, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' })
      response.end(text)
    }
    const path = request.method === 'GET' ? request.url : ''
    if (path === '/healthz') say(200, 'ok\n')
    else if (path === '/metrics' && mayRead(request, token)) {
      metrics.text().then(
        (text) => {
          say(200, text)
        },
        (error: unknown) => {
          metrics.failed(error)
          say(500, 'failed\n')
        },
      )
    } else say(404, 'not here\n')
  }
}

/** What a proxy passes on comes from elsewhere, although the proxy itself is here. */
function mayRead({ headers, socket }: IncomingMessage, token: string): boolean {
  if (token !== '') return isEqual(headers.authorization ?? '', `Bearer ${token}`)
  return LOOPBACK.has(socket.remoteAddress ?? '') && headers['x-forwarded-for'] === undefined
}

const digest = (text: string) => createHash('sha256').update(text).digest()
const isEqual = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))
