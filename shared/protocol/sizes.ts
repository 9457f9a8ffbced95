/** Lengths of what the protocol is made of, in bytes; apart from the library that makes it. */
export const HASH_BYTES = 32
export const KEY_BYTES = 32
export const NONCE_BYTES = 24
export const SIGNATURE_BYTES = 64
/** What sealing under a shared key adds to the length. */
export const TAG_BYTES = 16
