/** What backup files are called: when they were made, on the clock of this device, and of whom. */

/** Characters of a chapter's name in a file name. */
const MAX_CHAPTER = 50
/** What some file system does not take, and what could mean another folder. */
const UNSAFE = /[\\/:*?"<>|\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g

/**
 * `2027-05-03 21-00-00 SPD Musterstadt.vorstand`
 * @param chapter left out where it is ''
 * @param copy 2 and more for further ones of the same second
 */
export function backupName(made: Date, chapter = '', copy = 1): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = [made.getFullYear(), two(made.getMonth() + 1), two(made.getDate())].join('-')
  const time = [made.getHours(), made.getMinutes(), made.getSeconds()].map(two).join('-')
  const parts = [day, time, fileSafe(chapter), copy > 1 ? `(${String(copy)})` : '']
  return `${parts.filter(Boolean).join(' ')}.vorstand`
}

/** Names that this app gives, and those of before, in UTC: `2027-05-03T19-00-00-000Z.vorstand`. */
const NAME = /^(\d{4}-\d{2}-\d{2}) (\d{2})-(\d{2})-(\d{2})(?: .+)?\.vorstand$/
const EARLIER_NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\.vorstand$/

/**
 * When a backup was made, by its name, in milliseconds since 1970; `null` for another file. A name of
 * now is only right on a clock like that of the device that gave it.
 */
export function backupTime(name: string): { made: number; isExact: boolean } | null {
  const earlier = EARLIER_NAME.exec(name)
  if (earlier) {
    const [, day = '', hours = '', minutes = '', seconds = '', thousandths = ''] = earlier
    const made = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${thousandths}Z`)
    return Number.isNaN(made) ? null : { made, isExact: true }
  }
  const [, day = '', hours = '', minutes = '', seconds = ''] = NAME.exec(name) ?? []
  const made = Date.parse(`${day}T${hours}:${minutes}:${seconds}`)
  return Number.isNaN(made) ? null : { made, isExact: false }
}

/** A chapter's name as a part of a file name, on every system. */
function fileSafe(chapter: string): string {
  const plain = chapter.normalize('NFC').replace(UNSAFE, '-').replace(/\s+/g, ' ').trim()
  return [...plain].slice(0, MAX_CHAPTER).join('').trim()
}
