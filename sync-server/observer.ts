/** What the relay's operator may learn: counts and failures, no address, no name, no content. */
import type { RelayProblem } from '../shared/protocol/relay/problems.ts'

export interface Observer {
  /** A connection came or went. */
  connected(change: 1 | -1): void
  refused(problem: RelayProblem): void
  /** Whoever read too slowly was cut off. */
  cutOff(): void
  /** Entries were stored durably, with their bytes. */
  stored(entries: number, bytes: number): void
  /** From an append that arrived until it was acknowledged, in seconds. */
  acknowledged(seconds: number): void
  /** So many messages went to others, with their bytes. */
  delivered(messages: number, bytes: number): void
  /** A bug, or a disk that fails. */
  failed(error: unknown): void
}
