/** What the browser shell's two processes tell each other. */
import type { HeldSession } from '../../core/host.ts'

/** From the supervisor to a new core. */
export interface StartMessage {
  dataFolder: string
  pageFolder: string
  port: number
  appVersion: string
  instanceToken: string
  held: HeldSession | null
  windows: string[]
}

export type CoreMessage =
  | { type: 'ready'; port: number; launch: string }
  | { type: 'failed'; code: string }
  | { type: 'hold'; session: HeldSession | null }
  | { type: 'windows'; hashes: string[] }
