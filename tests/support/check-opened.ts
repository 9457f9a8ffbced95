import { checkVault } from '../../core/vault/check-vault.ts'
import { chapterSecretOf } from '../../core/vault/keyring-chapters.ts'
import { readKeyring } from '../../core/vault/keyring-file.ts'
import { vaultPath } from '../../core/vault/open-vault.ts'
import type { OpenCore } from './open-core.ts'

/** The file of the open chapter, and what opens it. */
export function openedFile({ dataFolder, held }: OpenCore): { file: string; fileKey: string } {
  const id = held?.chapter ?? ''
  const keyring = readKeyring(dataFolder)
  const key = Buffer.from(held?.keyringKey ?? '', 'hex')
  const secret = keyring && keyring !== 'damaged' && chapterSecretOf(keyring, key, id)
  if (!secret) throw new Error('no open chapter')
  return { file: vaultPath(dataFolder, id), fileKey: secret.fileKey }
}

/** How many differences and damages a check of the open vault finds: 0 after every story. */
export function checkOpened(core: OpenCore): number {
  const { file, fileKey } = openedFile(core)
  const check = checkVault(file, fileKey)
  if (check.state !== 'read' || !check.comparison) throw new Error(`the vault is ${check.state}`)
  return check.damages.length + check.comparison.differences.length
}
