/** Runs before each file of unit tests. */
import { afterEach } from 'vitest'
import { endTest } from './after-each.ts'

afterEach(endTest)
