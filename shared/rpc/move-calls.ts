/** A chapter goes to another relay, or a device looks for it at another address. */
import { z } from 'zod'
import { call } from './define.ts'
import type { Progress } from './frames.ts'
import type { SyncProblem } from './sync-calls.ts'

/** A move that this device makes. */
export interface MoveState {
  address: string
  /** Of what is brought there; `null` while that is not known. */
  progress: Progress | null
  /** Why it does not go on. */
  problem: SyncProblem | null
  /** It waits for somebody to say that it goes on; else it does so with the next connection. */
  isPaused: boolean
}

const move = <Value>() => call<Value, 'session/locked' | `sync/${SyncProblem}`>()
const address = z.string().max(300)

export const moveCalls = {
  /**
   * Takes the chapter to another relay; resolves when everybody can follow. One that was cut off goes on
   * by itself, also after a restart.
   * @param isOldGone nobody can be told at the old relay: each device is given the new address by hand
   */
  'sync.move': move<null>()(
    z.object({ address, code: z.string().max(100), isOldGone: z.boolean() }),
  ),
  /** Leaves off before everybody was told; the chapter stays where it is. */
  'sync.stopMoving': call<null, 'session/locked'>()(z.object({})),
  /** This device looks for the chapter at another address; only where the roster goes on from its own. */
  'sync.setRelay': move<null>()(z.object({ address })),
}
