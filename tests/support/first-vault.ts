import { chapterSecretOf } from '../../core/vault/keyring-chapters.ts'
import { openKeyring, readKeyring } from '../../core/vault/keyring-file.ts'
import { vaultPath } from '../../core/vault/open-vault.ts'
import { passphraseKey } from '../../core/vault/passphrase-key.ts'
import { setUp } from './open-core.ts'

/** The first chapter of a folder that no app has open, and what opens its file. */
export async function firstVault(
  dataFolder: string,
): Promise<{ id: string; file: string; fileKey: string }> {
  const keyring = readKeyring(dataFolder)
  if (!keyring || keyring === 'damaged') throw new Error('no keyring')
  const key = await passphraseKey(setUp.passphrase, keyring.passphrase.derivation)
  const masterKey = openKeyring(keyring, key)
  const id = keyring.chapters[0]?.id ?? ''
  const secret = masterKey && chapterSecretOf(keyring, masterKey, id)
  if (!secret) throw new Error('no chapter')
  return { id, file: vaultPath(dataFolder, id), fileKey: secret.fileKey }
}
