/** What a device has of the logs of a space: what others and the relay say is compared with it. */
export interface Known {
  /** The newest entry of a log that was applied here; 0 before the first. */
  seqOf(device: number): number
  /** The hash of an entry that was applied here; `null` where it is no longer known (compacted). */
  hashAt(device: number, seq: number): Uint8Array | null
}

/** What cannot be, unless the relay is broken or dishonest, or a device speaks with two voices. */
export type Finding =
  /** Somebody has an entry that does not arrive here. */
  | { type: 'held-back'; device: number; seq: number; by: number }
  /** Somebody knows a record of the roster that does not arrive here. */
  | { type: 'roster-held-back'; index: number; by: number }
  /** One number, two entries: the device, or the relay, shows different people different things. */
  | { type: 'equivocation'; device: number; seq: number; by: number }
  /** Two rosters from one genesis. */
  | { type: 'fork'; index: number; by: number }
