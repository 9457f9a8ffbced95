/** What a launch is measured against: the least that Electron needs to show a page. */
import { join } from 'node:path'
import '../watch.mjs'
import { app, BrowserWindow } from 'electron'

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 })
  void window.loadFile(join(import.meta.dirname, 'index.html'))
})
