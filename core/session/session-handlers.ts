import { fail, succeed, type Handlers } from '../../shared/rpc/contract.ts'
import type { sessionCalls } from '../../shared/rpc/session-calls.ts'
import type { CoreHost } from '../host.ts'
import { updateKeyring } from '../vault/update-keyring.ts'
import { sealedByKeychain } from './keychain.ts'
import { changePassphrase } from './keys.ts'
import { recoveryHandlers } from './recovery-handlers.ts'
import type { Session } from './session.ts'

/** @param active told that a person is there */
export function sessionHandlers(
  host: CoreHost,
  session: Session,
  active: () => void,
): Omit<Pick<Handlers, keyof typeof sessionCalls>, 'session.renewKeys'> {
  const { dataFolder } = host
  return {
    'session.state': () => succeed(session.state()),
    'session.create': (setUp) => session.create(setUp),
    'session.unlock': ({ passphrase }) => session.unlock(passphrase),
    'session.recover': ({ code, passphrase }) => session.recover(code, passphrase),
    'session.lock': () => {
      session.lock(true)
      return succeed(null)
    },
    'session.active': () => {
      active()
      return succeed(null)
    },
    'session.openWindow': () => succeed(host.openWindow()),
    'session.addChapter': (setUp) => session.addChapter(setUp),
    'session.join': (asked) => session.join(asked),
    'session.returnBySheet': (asked) => session.returnBySheet(asked),
    'session.stopJoining': () => session.stopJoining(),
    'session.forgetChapter': () => session.forgetChapter(),
    'session.openChapter': ({ id }) => session.openChapter(id),
    'session.answerCopy': ({ origin }) => session.answerCopy(origin),
    'session.changePassphrase': async ({ current, next }) => {
      const keys = session.keys()
      if (!keys) return fail('session/locked')
      const changed = await changePassphrase(dataFolder, keys, current, next)
      if (!changed.ok) return changed
      session.useKeyring(changed.value)
      return succeed(null)
    },
    'session.keepUnlocked': async ({ isKept }) => {
      const keys = session.keys()
      if (!keys) return fail('session/locked')
      if (!host.keychain) return fail('session/no-keychain')
      const keychain = isKept ? await sealedByKeychain(host.keychain, keys.masterKey) : null
      // Locked while the keychain was asked: nothing is changed behind a lock.
      if (session.keys()?.masterKey !== keys.masterKey) return fail('session/locked')
      session.useKeyring(
        updateKeyring(dataFolder, keys.masterKey, (keyring) => ({ ...keyring, keychain })),
      )
      return succeed(null)
    },
    ...recoveryHandlers(dataFolder, session),
  }
}
