/** A window's connection to the core: a MessagePort in Electron, a WebSocket in the browser shell. */
import type { Channel, CoreFrame, WindowFrame } from '../../shared/rpc/frames.ts'
import { firstSession } from '../frame/first-session.ts'
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

/** A window that is not seen draws nothing; it needs its core all the same. */
const DRAWN_MILLISECONDS = 1000

/** The task after a frame was drawn. */
const isDrawn = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, DRAWN_MILLISECONDS)
    requestAnimationFrame(() => setTimeout(resolve))
  })

/** Opens a channel to the core; rejects when nobody answers (try again) or it is refused. */
export async function openChannel(): Promise<Channel<CoreFrame, WindowFrame>> {
  if (location.protocol !== 'app:') return openSocket()
  // The shell starts the core with this question. Its form is drawn sooner without one beside it.
  if (firstSession()) await isDrawn()
  return openPort()
}
