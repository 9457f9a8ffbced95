import path from 'node:path'
import { checkVault } from '../../core/vault/check-vault.ts'
import { chapterSecretOf, readKeyring } from '../../core/vault/keyring-file.ts'
import type { OpenCore } from './open-core.ts'

/** How many differences and damages a check of the open vault finds: 0 after every story. */
export function checkOpened({ dataFolder, held }: OpenCore): number {
  const id = held?.chapter ?? ''
  const keyring = readKeyring(dataFolder)
  const key = Buffer.from(held?.keyringKey ?? '', 'hex')
  const secret = keyring && keyring !== 'damaged' && chapterSecretOf(keyring, key, id)
  if (!secret) throw new Error('no open chapter')
  const check = checkVault(path.join(dataFolder, 'chapters', id, 'vault.db'), secret.fileKey)
  if (check.state !== 'read' || !check.comparison) throw new Error(`the vault is ${check.state}`)
  return check.damages.length + check.comparison.differences.length
}
