/** Takes the place of core/helpers/built-workers.ts in unit tests. */
import { pathToFileURL } from 'node:url'
import { inject } from 'vitest'

export const builtWorkers: URL | null = pathToFileURL(`${inject('programs')}/`)
