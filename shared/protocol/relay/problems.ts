/** Why the relay does not do something. What is not listed here is no reason for a relay. */
export const RELAY_PROBLEMS = [
  'unknown-space',
  'unknown-device',
  'bad-signature',
  'removed',
  'code-needed',
  'code-used',
  'space-exists',
  'roster-refused',
  'roster-conflict',
  'entry-order',
  'not-yours',
  'too-large',
  'too-many',
  'quota-device',
  'quota-space',
  'disk-full',
  'cannot-store',
  'not-here',
  'malformed',
  'newer-version',
  'stopping',
  /** Another connection of this device took the place of this one. */
  'replaced',
] as const
export type RelayProblem = (typeof RELAY_PROBLEMS)[number]
