import { shell, type WebContents } from 'electron'
import { APP_ORIGIN } from './app-protocol.ts'

const OUTSIDE = new Set(['https:', 'mailto:'])

/** A window stays on its page: it navigates nowhere, opens nothing, and embeds nothing. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!event.url.startsWith(`${APP_ORIGIN}/`)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  contents.setWindowOpenHandler(({ url }) => {
    if (URL.canParse(url) && OUTSIDE.has(new URL(url).protocol)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}
