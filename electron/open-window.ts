import path from 'node:path'
import { BrowserWindow, nativeTheme } from 'electron'
import { APP_ORIGIN } from './app-protocol.ts'
import { readWindowState, rememberWindowState } from './window-state.ts'

/** The page's own colours, so that a window does not flash white before its first paint. */
const BACKGROUND = { light: '#fafaf9', dark: '#1c1917' }

/** Opens a window of the app, where the last one stood. */
export function openWindow(dataFolder: string): void {
  const state = readWindowState(dataFolder)
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    ...(state ? { x: state.x, y: state.y, width: state.width, height: state.height } : {}),
    // Shown when its page is there. A window that is seen waits for the graphics process before it
    // reads its page; both at once is a good part of the start.
    show: false,
    paintWhenInitiallyHidden: false,
    minWidth: 640,
    minHeight: 480,
    title: 'Vorstandsmappe',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  })
  window.webContents.once('did-stop-loading', () => {
    if (state?.maximized) window.maximize()
    window.show()
  })
  window.on('close', () => {
    rememberWindowState(dataFolder, window)
  })
  void window.loadURL(`${APP_ORIGIN}/`)
}
