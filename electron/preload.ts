/**
 * The window's only link to the main process: it may ask for a port to the core. A port cannot
 * cross `contextBridge`, so it is handed on by `postMessage`, to this window's own origin alone.
 */
import { ipcRenderer } from 'electron'

addEventListener('message', (event) => {
  if (event.source === window && event.data === 'core:port?') ipcRenderer.send('core:port?')
})

ipcRenderer.on('core:port', (event) => {
  window.postMessage('core:port', location.origin, event.ports)
})

ipcRenderer.on('core:gone', () => {
  window.postMessage('core:gone', location.origin)
})
