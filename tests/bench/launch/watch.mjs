/** Goes before the main process of a launch that is measured: watches its windows, prints what they say. */
import { join } from 'node:path'
import { app, session } from 'electron'

const preload = join(import.meta.dirname, 'watch-page.js')

app.on('web-contents-created', (_event, contents) => {
  contents.on('console-message', (...args) => {
    const message = args.find((arg) => typeof arg === 'string') ?? args[0].message
    if (!message.startsWith('bench ')) return
    process.stdout.write(`${message}\n`)
    if (!message.startsWith('bench ready')) return
    for (const type of ['keyDown', 'keyUp']) contents.sendInputEvent({ type, keyCode: 'Down' })
  })
})
void app.whenReady().then(() => {
  session.defaultSession.setPreloads([preload])
})
