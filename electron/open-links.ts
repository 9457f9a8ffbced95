/** Has the system open invitations with this app. */
import { app } from 'electron'
import { LINK_SCHEME } from '../shared/sync/invite-address.ts'

/** For an installed app alone: whoever only tries it out goes on opening links with theirs. */
export function openLinksHere(): void {
  if (!app.isPackaged) return
  // After the two dashes nothing is an option, whatever a page puts into a link.
  app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, ['--'])
}
