/** The session as every view sees it, and the device's appearance. */
import { inject, type InjectionKey, type Ref } from 'vue'
import type { SessionState } from '../../shared/rpc/session-calls.ts'
import type { Appearance } from './use-appearance.ts'

export interface OpenSession {
  state: Readonly<Ref<SessionState>>
  /** Asks for the state anew, after a call that changes it without an event. */
  ask(): Promise<void>
  appearance: Appearance
  /** Leads through making all keys anew, for when others know the passphrase. */
  renewKeys(): void
}

export const sessionKey: InjectionKey<OpenSession> = Symbol('session')

export function useSession(): OpenSession {
  const session = inject(sessionKey)
  if (!session) throw new Error('there is no session here')
  return session
}
