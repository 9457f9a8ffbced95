/** Electron's main process: one core, its windows, and what they may not do. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { app, dialog, Menu, powerMonitor, session } from 'electron'
import { registerAppScheme, serveAppScheme } from './app-protocol.ts'
import { createCamera } from './camera.ts'
import { startCoreLink, type CoreLink } from './core-link.ts'
import { defaultDataFolder, prepareDataFolder } from './data-folder.ts'
import { firstView } from './first-view.ts'
import { guardContents } from './guard-contents.ts'
import { joinLink, joinLinkIn } from './join-link.ts'
import { setMenu } from './menu.ts'
import { openLinksHere } from './open-links.ts'
import { onPage } from './page-asks.ts'
import { setPermissions } from './permissions.ts'
import { createWindows } from './windows.ts'

const { values } = parseArgs({
  args: process.argv.slice(1),
  options: { data: { type: 'string' } },
  strict: false,
})
const dataFolder = path.resolve(typeof values.data === 'string' ? values.data : defaultDataFolder())
const problem = prepareDataFolder(dataFolder)
if (problem) stopWith(problem)
// Before anything is stored: what Chromium keeps stays inside the chosen folder as well.
app.setPath('userData', path.join(dataFolder, 'shell'))
registerAppScheme()
// Electron would make one of its own before ours.
Menu.setApplicationMenu(null)
app.on('web-contents-created', (_event, contents) => {
  guardContents(contents)
})

/** The link of an invitation that waits for the window that was opened for it. */
let invitation = joinLinkIn(process.argv)
let openInvitation = () => {}
// So macOS hands it over, also before the app is ready.
app.on('open-url', (event, url) => {
  event.preventDefault()
  const link = joinLink(url)
  if (!link) return
  invitation = link
  openInvitation()
})

if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

function start(): void {
  const camera = createCamera()
  setPermissions(session.defaultSession, camera)
  // Chromium would fetch dictionaries from outside.
  session.defaultSession.setSpellCheckerEnabled(false)
  session.defaultSession.setSpellCheckerLanguages([])
  const first = firstView(dataFolder)
  serveAppScheme(path.join(import.meta.dirname, '../renderer'), first)
  const openWindow = createWindows(dataFolder)
  openWindow()
  let pageAsks = () => {}
  const isAsked = new Promise<void>((resolve) => (pageAsks = resolve))
  const core = startCoreLink(dataFolder, app.getVersion(), {
    // Nobody has typed a passphrase before its form is drawn, and both at once are slower.
    begin: first === 'locked' ? isAsked : Promise.resolve(),
    openWindow,
  })
  onPage('core:port?', (frame) => {
    pageAsks()
    void core.started.then(() => {
      if (!frame.isDestroyed()) core.connect(frame)
    })
  })
  onPage('camera:ask?', (frame) => {
    camera.expect(frame)
    frame.send('camera:ask')
  })
  onPage('join:link?', (frame) => {
    if (invitation) frame.send('join:link', invitation)
    invitation = ''
  })
  powerMonitor.on('suspend', () => {
    core.suspend()
  })
  app.on('second-instance', (_event, args) => {
    invitation = joinLinkIn(args) || invitation
    core.startAgain()
    openWindow()
  })
  app.on('window-all-closed', () => {
    app.quit()
  })
  // However the app is ended, its windows are gone now, and the core closes the files.
  app.on('will-quit', (event) => {
    event.preventDefault()
    void quit(core)
  })
  setMenu(openWindow)
  openInvitation = openWindow
  // Whoever chose another folder has one that links belong to.
  if (values.data === undefined) void core.started.then(openLinksHere)
}

async function quit(core: CoreLink): Promise<void> {
  await core.stop()
  app.exit(0)
}

function stopWith(sentence: string): never {
  // On Linux this prints; elsewhere it shows a window, for whoever started without a terminal.
  dialog.showErrorBox('Vorstandsmappe', sentence)
  process.exit(1)
}
