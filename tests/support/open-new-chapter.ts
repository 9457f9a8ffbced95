import { cpSync } from 'node:fs'
import { inject } from 'vitest'
import { newDataFolder, openCore, type CoreOptions, type OpenCore } from './open-core.ts'

/**
 * A core with a chapter that was just created: a copy of one, with what stands outside of the data
 * folder. Two of them are the same chapter, on two machines.
 */
export function openNewChapter(options: Omit<CoreOptions, 'held'> = {}): OpenCore {
  const dataFolder = newDataFolder()
  const made = inject('newChapter')
  cpSync(made.dataFolder, dataFolder, { recursive: true })
  cpSync(`${made.dataFolder}-installation`, `${dataFolder}-installation`, { recursive: true })
  return openCore(dataFolder, { ...options, held: made.held })
}
