/** What the page may do beyond showing itself; everything else is refused. */
import type { Session } from 'electron'
import { APP_ORIGIN } from './app-protocol.ts'
import type { Camera } from './camera.ts'

/** Text into the clipboard, when a button for that is pressed. */
const COPYING = 'clipboard-sanitized-write'

export function setPermissions(session: Session, camera: Camera): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const isCamera = permission === 'media' && details.isMainFrame && 'mediaTypes' in details
    if (!isCamera) {
      answer(permission === COPYING)
      return
    }
    const isOurs = details.requestingUrl.startsWith(`${APP_ORIGIN}/`)
    const frame = isOurs ? contents.mainFrame : undefined
    void camera.answer(frame, details.mediaTypes ?? []).then(answer)
  })
  session.setPermissionCheckHandler((contents, permission, origin, { isMainFrame, mediaType }) => {
    if (permission !== 'media') return permission === COPYING
    const isOurs = isMainFrame && origin.replace(/\/$/, '') === APP_ORIGIN
    const media = mediaType ? [mediaType] : []
    return isOurs && camera.isExpected(contents?.mainFrame, media)
  })
}
