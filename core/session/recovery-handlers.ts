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
  let pending: Pending | null = null
  return {
    'session.newRecoveryCode': () => {
      if (!session.keys()) return fail('session/locked')
      const first = randomInt(1, RECOVERY_GROUPS)
      pending = {
        code: newRecoveryCode(),
        asked: [first, randomInt(first + 1, RECOVERY_GROUPS + 1)],
      }
      return succeed(pending)
    },
    'session.confirmRecoveryCode': ({ groups }) => {
      const keys = session.keys()
      // A code that was shown before a lock is not kept beyond it.
      if (!keys) pending = null
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
      pending = null
      return succeed(null)
    },
  }
}
