/** Locking, which waits for a change of all keys; and that change, during which nothing is open. */
import { fail, succeed } from '../../shared/rpc/contract.ts'
import { othersTurn } from '../records/others-turn.ts'
import { isMasterKeyOf } from '../vault/keyring-chapters.ts'
import { readKeyring } from '../vault/keyring-file.ts'
import { shutKeychain } from './keychain.ts'
import { keysForRenewal } from './keys.ts'
import { renewKeys } from './renew-keys.ts'
import type { SessionParts } from './session-parts.ts'
import type { Session } from './session.ts'

export interface Locking extends Pick<Session, 'lock' | 'renewKeys'> {
  /** All keys are being made anew. */
  isRenewing(): boolean
}

export function createLocking({ host, keys, shown, closedWork, changed }: SessionParts): Locking {
  const { dataFolder } = host
  let isRenewing = false
  /** A wish to lock that came while all keys were made anew. */
  let lockAfterwards: { byHand: boolean } | null = null

  function lock(byHand: boolean) {
    if (isRenewing) {
      lockAfterwards = { byHand: byHand || lockAfterwards?.byHand === true }
      return
    }
    shown.leave()
    const wasOpen = keys.get() !== null
    // First of all: whatever fails afterwards, the folder is locked.
    keys.lock()
    host.hold(null)
    changed('locked')
    if (byHand && wasOpen) shutKeychain(dataFolder)
  }

  /** What the window shows after all keys were made anew, or not. */
  async function resumeAfterRenewal(id: string | undefined) {
    const wish = lockAfterwards
    isRenewing = false
    lockAfterwards = null
    const opened = keys.get()
    const onDisk = readKeyring(dataFolder)
    const fits = opened && onDisk && onDisk !== 'damaged' && isMasterKeyOf(onDisk, opened.masterKey)
    if (wish || !fits) lock(wish?.byHand ?? false)
    else if (id) await shown.show(id)
  }

  return {
    isRenewing: () => isRenewing,
    lock,
    async renewKeys({ current, next }, tell, quiet) {
      if (!keys.get() || isRenewing) return fail('session/locked')
      const base = await keysForRenewal(dataFolder, current, next)
      if (!base.ok) return base
      return closedWork.run(async () => {
        if (!keys.get()) return fail('session/locked')
        isRenewing = true
        const id = shown.id()
        try {
          await quiet()
          // What editors have already sent waits in the channels: it is written first.
          await othersTurn()
          await othersTurn()
          shown.close()
          changed('locked')
          const renewed = await renewKeys(host, base.value, next, tell)
          if (!renewed.ok) return renewed
          keys.useFinished(renewed.value)
          return succeed(renewed.value.left)
        } finally {
          await resumeAfterRenewal(id)
        }
      })
    },
  }
}
