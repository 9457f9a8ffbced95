import { randomBytes } from 'node:crypto'

/** A random 128-bit id in hexadecimal digits. */
export const newId = (): string => randomBytes(16).toString('hex')
