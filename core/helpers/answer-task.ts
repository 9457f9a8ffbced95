import { parentPort, workerData } from 'node:worker_threads'
import type { Progress } from '../../shared/rpc/frames.ts'
import type { HelperAnswer } from './run-helper.ts'

/**
 * Runs a worker's one task on its input, which may come later, and posts how far it is and the
 * answer. Of a failure only the name goes back: messages could quote the input.
 */
export function answer<Input>(
  task: (input: Input, progress: (progress: Progress) => void) => unknown,
): void {
  const post = (message: HelperAnswer) => parentPort?.postMessage(message)
  const input = new Promise<Input>((resolve) => {
    if (workerData === undefined) parentPort?.once('message', resolve)
    else resolve(workerData as Input)
  })
  const progress = (told: Progress) => {
    post({ progress: told })
  }
  input
    .then((given) => task(given, progress))
    .then(
      (value) => {
        post({ value })
      },
      (error: unknown) => {
        post({ error: error instanceof Error ? error.name : 'failed' })
      },
    )
}
