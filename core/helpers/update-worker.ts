import { updateFormat } from '../vault/update-format.ts'
import { answer } from './answer-task.ts'

export interface UpdateTask {
  file: string
  fileKey: string
}

answer(({ file, fileKey }: UpdateTask) => updateFormat(file, fileKey))
