/** For keys of maps and for what people compare; never for what is stored. */
export const toHex = (data: Uint8Array): string =>
  Array.from(data, (byte) => byte.toString(16).padStart(2, '0')).join('')
