import { isMasterKeyOf } from './keyring-chapters.ts'
import { KeyringReplaced, readKeyring, writeKeyring, type KeyringFile } from './keyring-file.ts'

/**
 * Changes the keyring as it is on the disk now, so that nothing is lost which was added while
 * somebody waited for a passphrase, or by another program on the same data.
 * @throws KeyringReplaced when the master key is no longer that of the keyring
 */
export function updateKeyring(
  dataFolder: string,
  masterKey: Uint8Array,
  change: (keyring: KeyringFile) => KeyringFile,
): KeyringFile {
  const present = readKeyring(dataFolder)
  if (!present || present === 'damaged' || !isMasterKeyOf(present, masterKey)) {
    throw new KeyringReplaced()
  }
  const changed = change(present)
  writeKeyring(dataFolder, changed)
  return changed
}
