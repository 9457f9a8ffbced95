import path from 'node:path'
import { inject } from 'vitest'

/** The built file of a program of this folder. */
export const program = (name: string): string => path.join(inject('programs'), `${name}.js`)
