import { checkVault } from '../vault/check-vault.ts'
import { answer } from './answer-task.ts'

export interface CheckTask {
  file: string
  fileKey: string
}

answer(({ file, fileKey }: CheckTask, progress) => checkVault(file, fileKey, progress))
