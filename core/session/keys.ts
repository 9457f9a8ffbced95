/** The ways to the keyring's master key: passphrase, recovery code, keychain. */
import {
  fail,
  succeed,
  type CallCode,
  type CallName,
  type Outcome,
} from '../../shared/rpc/contract.ts'
import { PASSPHRASE_MIN } from '../../shared/rpc/session-calls.ts'
import type { HeldSession, Keychain } from '../host.ts'
import { clearFailures, recordTry, secondsToWait } from '../vault/attempts.ts'
import { isMasterKeyOf } from '../vault/keyring-chapters.ts'
import {
  createKeyring,
  newDerivation,
  openByRecovery,
  openKeyring,
  readKeyring,
  withPassphrase,
  type KeyringFile,
} from '../vault/keyring-file.ts'
import { passphraseKey } from '../vault/passphrase-key.ts'
import { recoveryKey } from '../vault/recovery-code.ts'
import { updateKeyring } from '../vault/update-keyring.ts'

export interface OpenKeys {
  keyring: KeyringFile
  masterKey: Uint8Array
}

type Keys<Name extends CallName> = Promise<Outcome<OpenKeys, CallCode<Name>>>

/** A new keyring; it is written when its first chapter is complete. */
export async function newKeys(dataFolder: string, passphrase: string): Keys<'session.create'> {
  const existing = readKeyring(dataFolder)
  if (existing) return fail('session/already-set-up')
  if (isWeak(passphrase)) return fail('session/weak-passphrase')
  const derivation = newDerivation()
  return succeed(createKeyring(derivation, await passphraseKey(passphrase, derivation)))
}

export async function keysByPassphrase(
  dataFolder: string,
  passphrase: string,
  derive: typeof passphraseKey,
): Keys<'session.unlock'> {
  const keyring = readKeyring(dataFolder)
  if (!keyring) return fail('session/not-set-up')
  if (keyring === 'damaged') return fail('session/damaged-keyring')
  return openBy(dataFolder, keyring, passphrase, derive)
}

/** Tries a passphrase on a keyring; wrong ones make the next try wait. */
export async function openBy(
  dataFolder: string,
  keyring: KeyringFile,
  passphrase: string,
  derive = passphraseKey,
): Promise<Outcome<OpenKeys, 'session/wrong-passphrase' | 'session/wait'>> {
  const seconds = secondsToWait(dataFolder, Date.now())
  if (seconds > 0) return fail('session/wait', { seconds })
  recordTry(dataFolder, Date.now())
  const key = await derive(passphrase, keyring.passphrase.derivation)
  const masterKey = openKeyring(keyring, key)
  if (masterKey) {
    clearFailures(dataFolder)
    return succeed({ keyring, masterKey })
  }
  const wait = secondsToWait(dataFolder, Date.now())
  return fail('session/wrong-passphrase', { seconds: wait })
}

/** Opens with this laptop's recovery code and sets a new passphrase. */
export async function keysByRecovery(
  dataFolder: string,
  code: string,
  passphrase: string,
): Keys<'session.recover'> {
  const keyring = readKeyring(dataFolder)
  if (!keyring) return fail('session/not-set-up')
  if (keyring === 'damaged') return fail('session/damaged-keyring')
  if (isWeak(passphrase)) return fail('session/weak-passphrase')
  const key = recoveryKey(code)
  if (!key) return fail('session/mistyped-code')
  const masterKey = openByRecovery(keyring, key)
  if (!masterKey) return fail('session/wrong-code')
  clearFailures(dataFolder)
  return succeed({ keyring: await underPassphrase(dataFolder, masterKey, passphrase), masterKey })
}

/** Changes the passphrase; the present one has to be given. */
export async function changePassphrase(
  dataFolder: string,
  keys: OpenKeys,
  current: string,
  next: string,
): Promise<Outcome<KeyringFile, CallCode<'session.changePassphrase'>>> {
  if (isWeak(next)) return fail('session/weak-passphrase')
  const opened = await openBy(dataFolder, keys.keyring, current)
  if (!opened.ok) return opened
  return succeed(await underPassphrase(dataFolder, keys.masterKey, next))
}

/** What all keys can be made anew from: those on the disk, opened by the present passphrase. */
export async function keysForRenewal(
  dataFolder: string,
  current: string,
  next: string,
): Promise<Outcome<OpenKeys, CallCode<'session.renewKeys'>>> {
  if (isWeak(next)) return fail('session/weak-passphrase')
  if (next.normalize('NFC') === current.normalize('NFC')) return fail('session/same-passphrase')
  const keyring = readKeyring(dataFolder)
  // The folder is open, so there was a keyring a moment ago.
  if (!keyring || keyring === 'damaged') return fail('session/not-renewed')
  return openBy(dataFolder, keyring, current)
}

/** The keys that the shell held for a core that crashed, if they are still the right ones. */
export function keysHeld(dataFolder: string, held: HeldSession | null): OpenKeys | null {
  const keyring = readKeyring(dataFolder)
  if (!held || !keyring || keyring === 'damaged') return null
  const masterKey = Buffer.from(held.keyringKey, 'hex')
  // The core may have crashed between making new keys and saying so.
  return isMasterKeyOf(keyring, masterKey) ? { keyring, masterKey } : null
}

/** The keys that the OS keychain opens, where that is wanted and was not locked by hand. */
export async function keysByKeychain(
  dataFolder: string,
  keychain: Keychain | null,
): Promise<OpenKeys | null> {
  const keyring = readKeyring(dataFolder)
  if (!keychain || !keyring || keyring === 'damaged') return null
  const { keychain: entry } = keyring
  if (!entry || entry.needsPassphrase) return null
  try {
    const hex = await keychain.decrypt(Buffer.from(entry.sealed, 'base64'))
    return { keyring, masterKey: Buffer.from(hex, 'hex') }
  } catch {
    // Another user of the machine, or a keychain that was reset: the passphrase opens.
    return null
  }
}

async function underPassphrase(
  dataFolder: string,
  masterKey: Uint8Array,
  passphrase: string,
): Promise<KeyringFile> {
  const derivation = newDerivation()
  const key = await passphraseKey(passphrase, derivation)
  return updateKeyring(dataFolder, masterKey, (keyring) =>
    withPassphrase(keyring, masterKey, derivation, key),
  )
}

const isWeak = (passphrase: string) => [...passphrase].length < PASSPHRASE_MIN
