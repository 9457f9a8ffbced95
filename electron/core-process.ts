/** Runs the core in Electron's utility process; its ports come from `core-link.ts`. */
import type { MessagePortMain } from 'electron'
import type { HeldSession } from '../core/host.ts'
import { startCore } from '../core/start-core.ts'
import type { Channel, CoreFrame } from '../shared/rpc/frames.ts'
import type { KeychainReply, KeychainRequest } from './keychain.ts'
import { remoteKeychain } from './remote-keychain.ts'

/** From the main process: first `start`, then a `window` with its port for every window. */
export type MainMessage =
  | {
      type: 'start'
      dataFolder: string
      installationFolder: string
      hasKeychain: boolean
      appVersion: string
      held: HeldSession | null
    }
  | { type: 'window' }
  | { type: 'keychain'; reply: KeychainReply }
  | { type: 'suspend' }
  | { type: 'stop' }

/** To the main process. */
export type CoreProcessMessage =
  | { type: 'hold'; session: HeldSession | null }
  | { type: 'keychain'; request: KeychainRequest }
  | { type: 'open-window' }
  | { type: 'stopped' }

const tell = (message: CoreProcessMessage) => {
  process.parentPort.postMessage(message)
}

process.parentPort.once('message', ({ data }: { data: MainMessage }) => {
  if (data.type !== 'start') throw new Error('the core was not started first')
  const keychain = remoteKeychain((request) => {
    tell({ type: 'keychain', request })
  })
  const core = startCore({
    dataFolder: data.dataFolder,
    installationFolder: data.installationFolder,
    shell: 'electron',
    appVersion: data.appVersion,
    held: data.held,
    keychain: data.hasKeychain ? keychain.keychain : null,
    hold: (session) => {
      tell({ type: 'hold', session })
    },
    openWindow: () => {
      tell({ type: 'open-window' })
      return null
    },
  })
  process.parentPort.on(
    'message',
    ({ data, ports }: { data: MainMessage; ports: MessagePortMain[] }) => {
      if (data.type === 'window' && ports[0]) core.connect(channelOver(ports[0]))
      else if (data.type === 'keychain') keychain.take(data.reply)
      else if (data.type === 'suspend') void core.suspend()
      else if (data.type === 'stop') {
        void core.stop().then(() => {
          tell({ type: 'stopped' })
        })
      }
    },
  )
})

function channelOver(port: MessagePortMain): Channel<unknown, CoreFrame> {
  const channel: Channel<unknown, CoreFrame> = {
    send: (frame) => {
      port.postMessage(frame)
    },
    close: () => {
      port.close()
    },
    onFrame: () => undefined,
    onClose: () => undefined,
  }
  port.on('message', ({ data }) => {
    channel.onFrame(data)
  })
  port.on('close', () => {
    channel.onClose()
  })
  // Frames wait in the port until the core has set its handlers.
  setImmediate(() => {
    port.start()
  })
  return channel
}
