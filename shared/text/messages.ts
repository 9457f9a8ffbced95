/** Numbers of the messages of a text's connection: those of y-websocket, and one of our own. */
export const TEXT_MESSAGE = { sync: 0, awareness: 1, queryAwareness: 3, stored: 100 } as const

/**
 * Whether a message that a window sends brings content (sync step 2 or update), so that the core
 * will count it as stored.
 */
export function bringsContent(message: Uint8Array): boolean {
  return message[0] === TEXT_MESSAGE.sync && (message[1] === 1 || message[1] === 2)
}
