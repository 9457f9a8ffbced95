/** The built page over HTTP: fixed files, a fresh nonce for every page, nothing kept by the browser. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import { contentType } from '../content-type.ts'
import { contentSecurityPolicy } from '../csp.ts'
import { servedPage } from '../page.ts'

/**
 * Answers with one file of the page's folder, or 404.
 * @param pathname the path of the address, still percent-encoded
 */
export async function servePage(folder: string, pathname: string, response: ServerResponse) {
  const isPage = pathname === '/'
  const file = path.join(folder, isPage ? 'index.html' : path.normalize(decode(pathname)))
  if (!file.startsWith(folder + path.sep)) {
    response.writeHead(404).end()
    return
  }
  const nonce = randomBytes(16).toString('base64')
  for (const [name, value] of Object.entries(headers(nonce))) response.setHeader(name, value)
  try {
    const content = await readFile(file)
    response.setHeader('Content-Type', contentType(file))
    response.end(isPage ? servedPage(content.toString('utf8'), nonce) : content)
  } catch {
    // Whatever keeps the file from being read: for the page it is not there.
    response.writeHead(404).end()
  }
}

const headers = (nonce: string) => ({
  'Content-Security-Policy': contentSecurityPolicy(nonce, "'self'"),
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
})

function decode(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    // Not valid percent-encoding: no file of ours has such a name.
    return '/\0'
  }
}
