/**
 * Every primitive that the protocol uses, from libsodium, each under a label: what is signed, hashed
 * or derived for one purpose can never pass for anything else (attacks A09–A11).
 *
 * | purpose | primitive |
 * |---|---|
 * | hash, chain, commitment | BLAKE2b-256 |
 * | signature | Ed25519 over a BLAKE2b-256 hash |
 * | sealing for one receiver | X25519 sealed box |
 * | sealing under a shared key | XChaCha20-Poly1305, random 24-byte nonce |
 * | keys from a key | BLAKE2b keyed by it, over a label |
 *
 * `await ready` before anything else; all the rest is synchronous.
 */
import { encodeUtf8 } from 'lib0/string'
import { getRandomValues } from 'lib0/webcrypto'
import sodium from 'libsodium-wrappers-sumo'
import { HASH_BYTES, KEY_BYTES } from './sizes.ts'

export const ready = sodium.ready

/** Each stands for one thing. */
export type Label =
  | 'blob'
  | 'blob-chunk'
  | 'challenge'
  | 'document-state'
  | 'entry'
  | 'entry-key'
  | 'epoch'
  | 'epoch-key'
  | 'fingerprint'
  | 'history-state'
  | 'invite-check'
  | 'invite-key'
  | 'join'
  | 'join-key'
  | 'label-key'
  | 'presence'
  | 'presence-key'
  | 'roster'
  | 'sheet-check'
  | 'sheet-receiving'
  | 'sheet-signing'
  | 'snapshot'
  | 'snapshot-key'
  | 'state'
  | 'successor'

const labels = new Map<Label, Uint8Array>()

function labelBytes(label: Label): Uint8Array {
  const known = labels.get(label)
  if (known) return known
  const made = encodeUtf8(`vorstandsmappe/${label}/1\n`)
  labels.set(label, made)
  return made
}

/** BLAKE2b-256 over the label and the parts. Parts of varying length must say their length. */
export function hash(label: Label, ...parts: readonly Uint8Array[]): Uint8Array {
  return sodium.crypto_generichash(HASH_BYTES, concat([labelBytes(label), ...parts]), null)
}

/** A key of its own for one purpose. */
export function deriveKey(
  key: Uint8Array,
  label: Label,
  context: Uint8Array = new Uint8Array(),
): Uint8Array {
  return sodium.crypto_generichash(KEY_BYTES, concat([labelBytes(label), context]), key)
}

export interface KeyPair {
  publicKey: Uint8Array
  /** Ed25519: 64 bytes, seed and public key. X25519: 32 bytes. */
  privateKey: Uint8Array
}

/** @param seed 32 bytes */
export const signingKeyPair = (seed: Uint8Array): KeyPair => sodium.crypto_sign_seed_keypair(seed)

/** @param privateKey 32 bytes */
export const receivingKeyPair = (privateKey: Uint8Array): KeyPair => ({
  privateKey,
  publicKey: sodium.crypto_scalarmult_base(privateKey),
})

/** Signs a hash, which carries its label already. */
export const sign = (digest: Uint8Array, privateKey: Uint8Array): Uint8Array =>
  sodium.crypto_sign_detached(digest, privateKey)

export function isSigned(
  digest: Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  return sodium.crypto_sign_verify_detached(signature, digest, publicKey)
}

/** @param associated what is not encrypted, but belongs to it */
export function seal(
  content: Uint8Array,
  associated: Uint8Array,
  nonce: Uint8Array,
  key: Uint8Array,
): Uint8Array {
  return sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(content, associated, null, nonce, key)
}

/** @returns `null` when anything of it was changed, or the key is another one */
export function open(
  sealed: Uint8Array,
  associated: Uint8Array,
  nonce: Uint8Array,
  key: Uint8Array,
): Uint8Array | null {
  return orNull(() =>
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, associated, nonce, key),
  )
}

/** Only the holder of the private key can open it; nobody can see who sealed it. */
export const sealFor = (content: Uint8Array, publicKey: Uint8Array): Uint8Array =>
  sodium.crypto_box_seal(content, publicKey)

export function openSealed(sealed: Uint8Array, pair: KeyPair): Uint8Array | null {
  return orNull(() => sodium.crypto_box_seal_open(sealed, pair.publicKey, pair.privateKey))
}

/**
 * From the runtime in one go: libsodium asks for each byte by itself, twenty times as long.
 * @param length at most 65,536
 */
export const randomBytes = (length: number): Uint8Array => getRandomValues(new Uint8Array(length))

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && sodium.memcmp(a, b)
}

/** Orders by bytes, the shorter first where one begins the other. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** libsodium throws for what does not open; here that is an answer. */
function orNull<Value>(work: () => Value): Value | null {
  try {
    return work()
  } catch {
    // "wrong secret key", "incorrect key pair": whatever the reason, it cannot be opened.
    return null
  }
}
