/** Addresses of relays, as people type them. */

/** Wherever an address stands: in a challenge, an invite, the roster. */
export const MAX_ADDRESS_BYTES = 300

const ADDRESS =
  /^(?:(wss|ws|https|http):\/\/)?([a-z0-9.-]+|\[[0-9a-f:]+\])(?::(\d{1,5}))?(\/[\w./-]*)?$/
const SECURE = new Set(['wss', 'https'])
const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * One spelling for each address: it is part of what a device signs. Without a scheme it is a secure
 * one; a plain connection is only for this machine, since even ciphertext tells who talks when.
 * @returns `null` for what is no such address
 */
export function relayAddress(typed: string): string | null {
  const [whole, scheme, host = '', port, path = ''] = ADDRESS.exec(typed.trim().toLowerCase()) ?? []
  if (whole === undefined || Number(port ?? 0) > 65_535) return null
  const isSecure = scheme === undefined ? !THIS_MACHINE.has(host) : SECURE.has(scheme)
  if (!isSecure && !THIS_MACHINE.has(host)) return null
  const usual = isSecure ? '443' : '80'
  const shownPort = port === undefined || port === usual ? '' : `:${port}`
  const address = `${isSecure ? 'wss' : 'ws'}://${host}${shownPort}${path.replace(/\/+$/, '')}`
  // All of it is ASCII, so that its letters are its bytes.
  return address.length <= MAX_ADDRESS_BYTES ? address : null
}

/** An address as it is shown and printed: the shortest that can be typed for it. */
export function shownAddress(address: string): string {
  const short = address.replace(/^wss:\/\//, '')
  return relayAddress(short) === address ? short : address
}
