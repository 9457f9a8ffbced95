import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createKeyring, newDerivation, writeKeyring } from '../core/vault/keyring-file.ts'
import { firstView } from './first-view.ts'

const newFolder = () => mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-'))
const { keyring } = createKeyring(newDerivation(), new Uint8Array(32))

test('whoever has set a passphrase is asked for it at once', () => {
  const folder = newFolder()
  writeKeyring(folder, keyring)
  expect(firstView(folder)).toBe('locked')
  // Locked by hand, the keychain alone opens nothing.
  writeKeyring(folder, { ...keyring, keychain: { sealed: 'x', needsPassphrase: true } })
  expect(firstView(folder)).toBe('locked')
})

test('a new folder, a damaged keyring and one that the keychain opens wait for the core', () => {
  const [empty, damaged, kept] = [newFolder(), newFolder(), newFolder()]
  writeFileSync(path.join(damaged, 'keyring.json'), '{')
  writeKeyring(kept, { ...keyring, keychain: { sealed: 'x', needsPassphrase: false } })
  expect([empty, damaged, kept].map(firstView)).toEqual(['', '', ''])
})
