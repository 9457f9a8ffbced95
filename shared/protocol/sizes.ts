/** Lengths of what the protocol is made of, in bytes; apart from the library that makes it. */
export const HASH_BYTES = 32
export const KEY_BYTES = 32
export const NONCE_BYTES = 24
export const SIGNATURE_BYTES = 64
/** What sealing under a shared key adds to the length. */
export const TAG_BYTES = 16
/** Of a snapshot, which travels in a record of the roster as well. */
export const MAX_MANIFEST_BYTES = 100_000
