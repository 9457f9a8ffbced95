/** What a relay allows; each can be set by a flag or the environment (`options.ts`). */
export interface Limits {
  /** The largest message, in bytes. */
  messageBytes: number
  /** How long somebody who connects may say nothing, in milliseconds. */
  helloMilliseconds: number
  /** Connections at once: all together, and of one address. */
  connections: number
  connectionsPerAddress: number
  /** Of one address, also those that fail. */
  attemptsPerMinute: number
  /** Messages of one connection that wait for their answer. */
  waitingMessages: number
  /** What may wait for one reader, in bytes. */
  bufferedBytes: number
  /** Quota of a space that nobody gave a code for, in bytes; 0 on a relay that asks for codes. */
  openQuota: number
}

export const DEFAULT_LIMITS: Limits = {
  messageBytes: 6 * 2 ** 20,
  helloMilliseconds: 10_000,
  connections: 10_000,
  connectionsPerAddress: 200,
  attemptsPerMinute: 600,
  waitingMessages: 1000,
  bufferedBytes: 16 * 2 ** 20,
  openQuota: 0,
}
