/**
 * The time of a record is what its author says. Within a roster it never runs backwards
 * (`apply-record.ts`); how far it may be ahead, only somebody with a clock can say.
 */

/** What clocks may differ by, in milliseconds. */
export const AHEAD_MILLISECONDS = 5 * 60 * 1000

/**
 * Whether a record that has just been written claims a time that has not come. A removal that was
 * announced now and is dated three days ahead would give no notice (attack A26). The relay takes no
 * such record; a device that is handed one has a dishonest relay, or a clock that is wrong.
 * @param time of the record, and `now`: milliseconds since 1970
 */
export const isTooFarAhead = (time: number, now: number): boolean => time > now + AHEAD_MILLISECONDS
