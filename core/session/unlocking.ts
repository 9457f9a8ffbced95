/** The ways into the folder: set up, passphrase, recovery code, and without being asked. */
import { fail, succeed } from '../../shared/rpc/contract.ts'
import { isMasterKeyOf } from '../vault/keyring-chapters.ts'
import { readKeyring } from '../vault/keyring-file.ts'
import { addTo } from './choosing-chapter.ts'
import { isUnfinished } from './finish-keys.ts'
import { withKeychainReady } from './keychain.ts'
import { keysByKeychain, keysByPassphrase, keysByRecovery, keysHeld, newKeys } from './keys.ts'
import type { OpenKeys } from './keys.ts'
import { ofSetUp } from './new-chapter.ts'
import type { PassphraseThread } from './passphrase-thread.ts'
import type { SessionParts } from './session-parts.ts'
import type { Session } from './session.ts'

type Unlocking = Pick<Session, 'create' | 'unlock' | 'recover' | 'resume'>

export function createUnlocking(
  parts: SessionParts,
  passphraseThread: PassphraseThread,
): Unlocking {
  const { host, keys, shown, closedWork } = parts
  const { dataFolder } = host

  async function showLast(opened: OpenKeys, preferred?: string) {
    const present = keys.get()
    // Another window was quicker: what it shows, and what is typed there, stays open.
    if (present && isMasterKeyOf(opened.keyring, present.masterKey)) {
      keys.useKeyring(opened.keyring)
      return
    }
    keys.use(opened)
    await shown.showLast(preferred)
  }

  return {
    async create(setUp) {
      const made = await newKeys(dataFolder, setUp.passphrase)
      if (!made.ok) return made
      // Another window may have been quicker: its chapter must not lose its keyring.
      if (readKeyring(dataFolder)) return fail('session/already-set-up')
      addTo(parts, made.value, ofSetUp(setUp))
      return succeed(null)
    },
    async unlock(passphrase) {
      await closedWork.idle()
      const opened = await keysByPassphrase(dataFolder, passphrase, passphraseThread.derive)
      if (!opened.ok) return opened
      await showLast(await keys.finished(withKeychainReady(dataFolder, opened.value)))
      return succeed(null)
    },
    async recover(code, passphrase) {
      await closedWork.idle()
      const opened = await keysByRecovery(dataFolder, code, passphrase)
      if (!opened.ok) return opened
      await showLast(await keys.finished(opened.value))
      return succeed(null)
    },
    async resume() {
      const { held } = host
      const kept = keysHeld(dataFolder, held)
      const opened = kept ?? (await keysByKeychain(dataFolder, host.keychain))
      const ready = opened && isUnfinished(opened) ? await keys.finished(opened) : opened
      // Somebody may have been quicker by hand.
      if (ready && !keys.get()) await showLast(ready, kept ? (held?.chapter ?? '') : undefined)
    },
  }
}
