/** A relay of its own for a story, as an operator runs it. */
import path from 'node:path'
import { startProgram, type Program } from '../../relay/support/program.ts'
import { root } from './running.ts'

/** @param port 0 for any that is free */
export const startRelay = (data: string, port = 0): Promise<Program> =>
  startProgram(
    { file: path.join(root, 'dist/relay/relay.js') },
    '--data',
    data,
    '--open-quota',
    '100MB',
    '--port',
    String(port),
  )
