/**
 * Hybrid logical clock (Kulkarni et al., 2014). A stamp orders changes the same way on every
 * device: wall-clock milliseconds, a counter within one millisecond, and the device's number.
 * It is also the id of a change set, since one device never gives the same stamp twice.
 */

/** 12 hex digits of milliseconds, 4 of the counter, 6 of the device: sorts as text. */
export type Stamp = string

const STAMP = /^[0-9a-f]{22}$/

export function isStamp(text: string): boolean {
  return STAMP.test(text)
}

/** Milliseconds since 1970 at which the change was made, by its device's clock. */
export function stampTime(stamp: Stamp): number {
  return Number.parseInt(stamp.slice(0, 12), 16)
}

/** Sorts before every stamp of this time (milliseconds since 1970) and after all earlier ones. */
export const earliestStamp = (time: number): Stamp => formatStamp(time, 0, 0)

/** The number of the device that made the change. */
export function stampDevice(stamp: Stamp): number {
  return Number.parseInt(stamp.slice(16), 16)
}

export interface Clock {
  /** A new stamp, later than every stamp given or seen before. */
  next(): Stamp
  /** Takes notice of a stamp from elsewhere, so that later ones sort after it. */
  see(stamp: Stamp): void
}

const MAX_COUNTER = 0xffff

/**
 * @param now milliseconds since 1970
 * @param device this device's number, below 2²⁴
 * @param last the newest stamp that is already stored, or ''
 */
export function createClock(now: () => number, device: number, last: Stamp): Clock {
  let time = last ? stampTime(last) : 0
  let counter = last ? Number.parseInt(last.slice(12, 16), 16) : 0

  function advance(to: number, atLeast: number) {
    if (to > time) [time, counter] = [to, atLeast]
    else if (counter < MAX_COUNTER) counter += 1
    // The counter is full: borrow the next millisecond rather than wait for it.
    else [time, counter] = [time + 1, 0]
  }

  return {
    next() {
      advance(now(), 0)
      return formatStamp(time, counter, device)
    },
    see(stamp) {
      const seen = stampTime(stamp)
      const seenCounter = Number.parseInt(stamp.slice(12, 16), 16)
      if (seen > time) [time, counter] = [seen, seenCounter]
      else if (seen === time) counter = Math.max(counter, seenCounter)
    },
  }
}

function formatStamp(time: number, counter: number, device: number): Stamp {
  return hex(time, 12) + hex(counter, 4) + hex(device, 6)
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
