import { ipcMain, type WebFrameMain } from 'electron'
import { APP_ORIGIN } from './app-protocol.ts'

/** Hears what our own page asks through the preload, and nobody else. */
export function onPage(question: string, answer: (frame: WebFrameMain) => void): void {
  ipcMain.on(question, ({ sender, senderFrame: frame }) => {
    if (frame && frame === sender.mainFrame && frame.origin === APP_ORIGIN) answer(frame)
  })
}
