/** A window's connection to the core: a MessagePort in Electron, a WebSocket in the browser shell. */
import type { Channel, CoreFrame, WindowFrame } from '../../shared/rpc/frames.ts'
import { openPort } from './port-channel.ts'
import { openSocket } from './socket-channel.ts'

/** This window has no permission (any more): the app has to be started again. */
export class ConnectionRefused extends Error {
  override readonly name = 'ConnectionRefused'
}

/** The shell says that the core has ended for good, until the app is started again. */
export class CoreGone extends Error {
  override readonly name = 'CoreGone'
}

/** Opens a channel to the core; rejects when nobody answers (try again) or it is refused. */
export function openChannel(): Promise<Channel<CoreFrame, WindowFrame>> {
  return location.protocol === 'app:' ? openPort() : openSocket()
}
