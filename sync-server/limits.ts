/** What a relay allows; what its operator can set is in `program/options.ts`. */
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
  /** First frames that are larger than a hello, of all connections together, in bytes. */
  creationBytes: number
  /** What waits of one connection for its turn, in messages and bytes; then no more of it is read. */
  waitingMessages: number
  waitingBytes: number
  /** What may wait for one reader that it did not ask for, in bytes. */
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
  creationBytes: 16 * 2 ** 20,
  waitingMessages: 1000,
  waitingBytes: 8 * 2 ** 20,
  bufferedBytes: 16 * 2 ** 20,
  openQuota: 0,
}
