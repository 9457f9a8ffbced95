import { succeed, type Handlers } from '../../shared/rpc/contract.ts'
import type { AutomaticBackups } from '../backup/automatic-backups.ts'
import { countEarlier } from '../backup/earlier-backups.ts'
import type { CoreHost } from '../host.ts'
import { chapterSecretOf } from '../vault/keyring-chapters.ts'
import type { Session } from './session.ts'

/** "Others know my passphrase": everything that it opened gets new keys. */
export function renewalHandlers(
  { dataFolder }: CoreHost,
  session: Session,
  backups: AutomaticBackups,
): Pick<Handlers, 'session.renewKeys'> {
  return {
    'session.renewKeys': async ({ current, next }, { progress }) => {
      const wasKept = session.keys()?.keyring.keychain !== null
      // A backup that is being made reads the file that is about to be replaced.
      const renewed = await session.renewKeys({ current, next }, progress, backups.idle)
      if (!renewed.ok) return renewed
      const keys = session.keys()
      // Locked meanwhile, as the machine went to sleep: there is nobody to tell.
      if (!keys) return succeed({ left: [], isKeychainLost: false, earlierBackups: 0 })
      const left = [...renewed.value].map(([id, code]) => ({
        name: chapterSecretOf(keys.keyring, keys.masterKey, id)?.name ?? '',
        code,
      }))
      return succeed({
        left,
        isKeychainLost: wasKept && keys.keyring.keychain === null,
        earlierBackups: countEarlier(dataFolder, keys),
      })
    },
  }
}
