import { ensureReady } from '../../../build/set-up.mjs'

export const setup = ensureReady
