import { parentPort, workerData } from 'node:worker_threads'
import type { HelperAnswer } from './run-helper.ts'

/**
 * Runs a worker's one task on its input and posts the answer. Of a failure only the name goes
 * back: messages could quote the input.
 */
export function answer<Input>(task: (input: Input) => unknown): void {
  const post = (message: HelperAnswer) => parentPort?.postMessage(message)
  Promise.resolve(workerData as Input)
    .then(task)
    .then(
      (value) => {
        post({ value })
      },
      (error: unknown) => {
        post({ error: error instanceof Error ? error.name : 'failed' })
      },
    )
}
