import {
  copyUnderNewKey,
  settleFileKey,
  type Copied,
  type Settled,
  type TwoKeys,
} from '../vault/file-key.ts'
import { answer } from './answer-task.ts'

export interface FileKeyTask extends TwoKeys {
  /** Only makes the copy, or completes the change. */
  work: 'copy' | 'settle'
  file: string
}
export type FileKeyResult = Copied | Settled

answer(({ work, file, ...keys }: FileKeyTask): FileKeyResult => {
  return work === 'copy' ? copyUnderNewKey(file, keys) : settleFileKey(file, keys)
})
