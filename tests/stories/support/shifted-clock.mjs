/**
 * Loaded into every process of a story, before its program: its clock is ahead by what stands in the
 * file that `STORY_CLOCK` names, in milliseconds. What waits (`setTimeout`) waits as long as ever.
 */
import { readFileSync } from 'node:fs'

const file = process.env['STORY_CLOCK'] ?? ''
const RealDate = Date
const read = () => Number(readFileSync(file, 'utf8'))
let ahead = read()
setInterval(() => (ahead = read()), 25).unref()

globalThis.Date = class extends RealDate {
  /** @param {any[]} parts */
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + ahead)
    // @ts-expect-error -- whatever a Date is made of
    else super(...parts)
  }
  static now() {
    return RealDate.now() + ahead
  }
}
