/** A relay of its own for a story, as an operator runs it. */
import path from 'node:path'
import { newDataFolder, startProgram, type Program } from '../../relay/support/program.ts'
import { root } from './running.ts'

export const startRelay = (data = newDataFolder()): Promise<Program> =>
  startProgram(
    { file: path.join(root, 'dist/relay/relay.js') },
    '--data',
    data,
    '--open-quota',
    '100MB',
  )
