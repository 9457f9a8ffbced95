import { randomBytes } from 'node:crypto'

/** A random 128-bit id in hexadecimal digits. */
export const newId = (): string => randomBytes(16).toString('hex')

/**
 * Random ids in ascending order, for bulk work: records that are written together then lie side by
 * side in every table that is sorted by id, so that a transaction touches few pages.
 */
export const newIds = (count: number): string[] => Array.from({ length: count }, newId).sort()
