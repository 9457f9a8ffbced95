/** RFC 4648, section 5, without padding; strict: one text for one content. */
import * as buffer from 'lib0/buffer'

export const toBase64Url = (data: Uint8Array): string => buffer.toBase64UrlEncoded(data)

/** @returns `null` for anything but what {@link toBase64Url} writes */
export function fromBase64Url(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null
  const data = buffer.fromBase64UrlEncoded(text)
  return toBase64Url(data) === text ? data : null
}
