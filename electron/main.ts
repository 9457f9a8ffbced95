/** Electron's main process: one core, its windows, and what they may not do. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { app, dialog, ipcMain, Menu, powerMonitor, session } from 'electron'
import { APP_ORIGIN, registerAppScheme, serveAppScheme } from './app-protocol.ts'
import { startCoreLink, type CoreLink } from './core-link.ts'
import { defaultDataFolder, prepareDataFolder } from './data-folder.ts'
import { firstView } from './first-view.ts'
import { guardContents } from './guard-contents.ts'
import { setMenu } from './menu.ts'
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

/** All that the page may ask for: text into the clipboard, when a button for that is pressed. */
const COPYING = 'clipboard-sanitized-write'

if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

function start(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(permission === COPYING)
  })
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission) => permission === COPYING,
  )
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
  ipcMain.on('core:port?', (event) => {
    pageAsks()
    void core.started.then(() => {
      if (event.sender.isDestroyed()) return
      const frame = event.senderFrame
      const isOurPage = frame === event.sender.mainFrame && frame.origin === APP_ORIGIN
      if (isOurPage) core.connect(frame)
    })
  })
  powerMonitor.on('suspend', () => {
    core.suspend()
  })
  app.on('second-instance', () => {
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
