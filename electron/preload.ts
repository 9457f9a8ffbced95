/**
 * The window's only link to the main process: it may ask for a port to the core, for the
 * invitation with whose link it was opened, and whether it may ask for the camera. A port cannot cross `contextBridge`, so all is handed on by
 * `postMessage`, to this window's own origin alone.
 */
import { ipcRenderer } from 'electron'

const QUESTIONS: readonly unknown[] = ['core:port?', 'join:link?', 'camera:ask?']

addEventListener('message', ({ source, data }) => {
  if (source === window && QUESTIONS.includes(data)) ipcRenderer.send(data)
})

ipcRenderer.on('core:port', (event) => {
  window.postMessage('core:port', location.origin, event.ports)
})

ipcRenderer.on('join:link', (_event, link) => {
  window.postMessage({ type: 'join:link', link }, location.origin)
})

for (const word of ['core:gone', 'camera:ask']) {
  ipcRenderer.on(word, () => {
    window.postMessage(word, location.origin)
  })
}
