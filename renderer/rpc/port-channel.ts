/** The channel in Electron: a port that the preload asks of the main process for this window. */
import type { Channel, CoreFrame, WindowFrame } from '../../shared/rpc/frames.ts'
import { CoreGone } from './connect.ts'

const ANSWER_MILLISECONDS = 10_000

export function openPort(): Promise<Channel<CoreFrame, WindowFrame>> {
  return new Promise((resolve, reject) => {
    const tooLate = setTimeout(() => {
      removeEventListener('message', take)
      reject(new Error('the core did not answer'))
    }, ANSWER_MILLISECONDS)
    function take(event: MessageEvent) {
      if (event.source !== window) return
      const port = event.data === 'core:port' ? event.ports[0] : undefined
      if (!port && event.data !== 'core:gone') return
      clearTimeout(tooLate)
      removeEventListener('message', take)
      if (port) resolve(channelOver(port))
      else reject(new CoreGone())
    }
    addEventListener('message', take)
    postMessage('core:port?', location.origin)
  })
}

function channelOver(port: MessagePort): Channel<CoreFrame, WindowFrame> {
  const channel: Channel<CoreFrame, WindowFrame> = {
    send: (frame) => {
      port.postMessage(frame)
    },
    close: () => {
      port.close()
      channel.onClose()
    },
    onFrame: () => undefined,
    onClose: () => undefined,
  }
  port.onmessage = (event: MessageEvent<CoreFrame>) => {
    channel.onFrame(event.data)
  }
  port.addEventListener('close', () => {
    channel.onClose()
  })
  port.start()
  return channel
}
