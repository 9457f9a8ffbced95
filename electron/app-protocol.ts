/** The page's own scheme: files of the built page and nothing else, with a fresh nonce each time. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { protocol } from 'electron'
import { contentType } from './content-type.ts'
import { contentSecurityPolicy } from './csp.ts'
import type { FirstView } from './first-view.ts'
import { servedPage } from './page.ts'

export const APP_ORIGIN = 'app://vorstandsmappe'

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, codeCache: true, supportFetchAPI: false }
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }])
}

/**
 * Serves the built page under {@link APP_ORIGIN}.
 * @param first what the first page shows before the core is there; the others find it running
 */
export function serveAppScheme(folder: string, first: FirstView): void {
  let next = first
  protocol.handle('app', async (request) => {
    const { origin, pathname } = new URL(request.url.replace(/^app:/, 'http:'))
    if (origin !== APP_ORIGIN.replace(/^app:/, 'http:')) return new Response(null, { status: 404 })
    const isPage = pathname === '/'
    const file = path.join(folder, isPage ? 'index.html' : path.normalize(pathname))
    if (!file.startsWith(folder + path.sep)) return new Response(null, { status: 404 })
    const nonce = randomBytes(16).toString('base64')
    try {
      const content = await readFile(file)
      const body = isPage
        ? servedPage(content.toString('utf8'), nonce, next)
        : new Uint8Array(content)
      if (isPage) next = ''
      return new Response(body, {
        headers: {
          'Content-Type': contentType(file),
          'Content-Security-Policy': contentSecurityPolicy(nonce, "'none'"),
          'X-Content-Type-Options': 'nosniff',
        },
      })
    } catch {
      // Whatever keeps the file from being read: for the page it is not there.
      return new Response(null, { status: 404 })
    }
  })
}
