import { chapterSecretOf } from '../../core/vault/keyring-chapters.ts'
import { openKeyring, readKeyring, type KeyDerivation } from '../../core/vault/keyring-file.ts'
import { vaultPath } from '../../core/vault/open-vault.ts'
import { passphraseKey } from '../../core/vault/passphrase-key.ts'
import { setUp } from './open-core.ts'

/** Derived once for each salt: it takes a quarter of a second, and stories look often. */
const keys = new Map<string, Promise<Uint8Array>>()

function keyFor(derivation: KeyDerivation): Promise<Uint8Array> {
  const name = JSON.stringify(derivation)
  const known = keys.get(name) ?? passphraseKey(setUp.passphrase, derivation)
  keys.set(name, known)
  return known
}

/** The first chapter of a folder that no app has open, and what opens its file. */
export async function firstVault(
  dataFolder: string,
): Promise<{ id: string; file: string; fileKey: string }> {
  const keyring = readKeyring(dataFolder)
  if (!keyring || keyring === 'damaged') throw new Error('no keyring')
  const key = await keyFor(keyring.passphrase.derivation)
  const masterKey = openKeyring(keyring, key)
  const id = keyring.chapters[0]?.id ?? ''
  const secret = masterKey && chapterSecretOf(keyring, masterKey, id)
  if (!secret) throw new Error('no chapter')
  return { id, file: vaultPath(dataFolder, id), fileKey: secret.fileKey }
}
