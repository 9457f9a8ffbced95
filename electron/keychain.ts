import { safeStorage } from 'electron'

/**
 * Whether the operating system really guards what `safeStorage` encrypts. On Linux without a
 * keychain Electron falls back to a password that everybody knows (`basic_text`).
 */
export function isKeychainReal(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  if (process.platform !== 'linux') return true
  return !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
}

/** What the core asks of the main process, which alone may use the keychain. */
export type KeychainRequest =
  | { id: number; action: 'encrypt'; plain: string }
  | { id: number; action: 'decrypt'; sealed: Uint8Array }
export type KeychainReply =
  { id: number; value: string | Uint8Array } | { id: number; failed: true }

export function answerKeychain(request: KeychainRequest): KeychainReply {
  try {
    const value =
      request.action === 'encrypt'
        ? safeStorage.encryptString(request.plain)
        : safeStorage.decryptString(Buffer.from(request.sealed))
    return { id: request.id, value }
  } catch {
    // Reset, or another user's: for the core the keychain simply does not open.
    return { id: request.id, failed: true }
  }
}
