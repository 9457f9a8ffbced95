import { succeed, type Handlers } from '../../shared/rpc/contract.ts'
import type { sessionCalls } from '../../shared/rpc/session-calls.ts'
import type { Session } from './session.ts'

export function sessionHandlers(session: Session): Pick<Handlers, keyof typeof sessionCalls> {
  return {
    'session.state': () => succeed(session.state()),
    'session.create': (setUp) => session.create(setUp),
    'session.unlock': ({ passphrase }) => session.unlock(passphrase),
    'session.lock': () => {
      session.lock()
      return succeed(null)
    },
  }
}
