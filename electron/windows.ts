import path from 'node:path'
import { BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import { APP_ORIGIN } from './app-protocol.ts'
import { cascade } from './cascade.ts'
import { createRestarts, VIEW_GIVEN_UP } from './restarts.ts'
import { readWindowState, rememberWindowState } from './window-state.ts'

/** The page's own colours, so that a window does not flash white before its first paint. */
const BACKGROUND = { light: '#fafaf9', dark: '#1c1917' }

/**
 * The windows of the app.
 * @returns a function that opens one: where the last one stood, and beside those that are open
 */
export function createWindows(dataFolder: string): () => void {
  /** Its place is remembered; the others close without a word when the app is ended. */
  let lastUsed: BrowserWindow | null = null

  return () => {
    const state = readWindowState(dataFolder)
    const window = new BrowserWindow({
      width: 1280,
      height: 800,
      ...(state ? placeOf(state) : {}),
      // Shown when its page can be drawn. A window that is seen waits for the graphics process before
      // it reads its page; both at once is a good part of the start.
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
    // Not when all of it is loaded: fonts and icons come while the first frame is drawn.
    window.webContents.once('dom-ready', () => {
      if (state?.maximized) window.maximize()
      window.show()
    })
    lastUsed = window
    window.on('focus', () => {
      lastUsed = window
    })
    const mayRestart = createRestarts()
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return
      if (mayRestart()) {
        window.reload()
        return
      }
      dialog.showErrorBox('Vorstandsmappe', VIEW_GIVEN_UP)
      window.destroy()
    })
    window.on('close', () => {
      if (window === lastUsed) rememberWindowState(dataFolder, window)
    })
    void window.loadURL(`${APP_ORIGIN}/`)
  }
}

function placeOf({ x, y, width, height }: Electron.Rectangle): Electron.Rectangle {
  const wanted = { x, y, width, height }
  const others = BrowserWindow.getAllWindows().map((window) => window.getNormalBounds())
  return cascade(wanted, others, screen.getDisplayMatching(wanted).workArea)
}
