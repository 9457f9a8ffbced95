/** The recovery code: made, shown once, asked back, and only then in force. */
import { randomInt } from 'node:crypto'
import { fail, succeed, type Handlers } from '../../shared/rpc/contract.ts'
import { withRecovery } from '../vault/keyring-file.ts'
import { groupsOf, newRecoveryCode, RECOVERY_GROUPS, recoveryKey } from '../vault/recovery-code.ts'
import { updateKeyring } from '../vault/update-keyring.ts'
import type { Session } from './session.ts'

interface Pending {
  code: string
  /** Which groups are asked back, from 1. */
  asked: [number, number]
}

export function recoveryHandlers(
  dataFolder: string,
  session: Session,
): Pick<Handlers, 'session.newRecoveryCode' | 'session.confirmRecoveryCode'> {
  /** A code that was shown hangs on the opened master key, and goes with it at a lock. */
  const shown = new WeakMap<Uint8Array, Pending>()
  return {
    'session.newRecoveryCode': () => {
      const keys = session.keys()
      if (!keys) return fail('session/locked')
      const first = randomInt(1, RECOVERY_GROUPS)
      const pending: Pending = {
        code: newRecoveryCode(),
        asked: [first, randomInt(first + 1, RECOVERY_GROUPS + 1)],
      }
      shown.set(keys.masterKey, pending)
      return succeed(pending)
    },
    'session.confirmRecoveryCode': ({ groups }) => {
      const keys = session.keys()
      const pending = keys && shown.get(keys.masterKey)
      if (!keys || !pending) return fail('session/locked')
      const { code, asked } = pending
      const printed = groupsOf(code)
      const fits = asked.every((group, index) => {
        const typed = groupsOf(groups[index] ?? '').join('')
        return typed === printed[group - 1]
      })
      if (!fits) return fail('session/mistyped-code')
      const key = recoveryKey(code)
      if (!key) throw new Error('a code that was made here does not open')
      const { masterKey } = keys
      session.useKeyring(
        updateKeyring(dataFolder, masterKey, (keyring) =>
          withRecovery(keyring, masterKey, key, new Date()),
        ),
      )
      shown.delete(masterKey)
      return succeed(null)
    },
  }
}
