import { app, Menu, type MenuItemConstructorOptions } from 'electron'

const WORDS = {
  de: {
    folder: 'Mappe',
    newWindow: 'Neues Fenster',
    close: 'Fenster schließen',
    quit: 'Beenden',
    edit: 'Bearbeiten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    view: 'Ansicht',
    reset: 'Normale Größe',
    larger: 'Größer',
    smaller: 'Kleiner',
    fullscreen: 'Ganzer Bildschirm',
  },
  en: {
    folder: 'Folder',
    newWindow: 'New window',
    close: 'Close window',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    reset: 'Normal size',
    larger: 'Larger',
    smaller: 'Smaller',
    fullscreen: 'Full screen',
  },
}

/** The menu of every window, in the system's language; Electron's own offers tools for developers. */
export function setMenu(openWindow: () => void): void {
  const words = app.getLocale().startsWith('en') ? WORDS.en : WORDS.de
  const separator = { type: 'separator' } as const
  const menu: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: words.folder,
      submenu: [
        { label: words.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: openWindow },
        { label: words.close, role: 'close' },
        ...(process.platform === 'darwin'
          ? []
          : [separator, { label: words.quit, role: 'quit' } as const]),
      ],
    },
    {
      label: words.edit,
      submenu: [
        { label: words.undo, role: 'undo' },
        { label: words.redo, role: 'redo' },
        separator,
        { label: words.cut, role: 'cut' },
        { label: words.copy, role: 'copy' },
        { label: words.paste, role: 'paste' },
        { label: words.selectAll, role: 'selectAll' },
      ],
    },
    {
      label: words.view,
      submenu: [
        { label: words.larger, role: 'zoomIn' },
        { label: words.smaller, role: 'zoomOut' },
        { label: words.reset, role: 'resetZoom' },
        separator,
        { label: words.fullscreen, role: 'togglefullscreen' },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu))
}
