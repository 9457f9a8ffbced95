import { parentPort, workerData } from 'node:worker_threads'
import type { HelperAnswer } from './run-helper.ts'

/**
 * Runs a worker's one task on its input, which may come later, and posts the answer. Of a failure only the name goes
 * back: messages could quote the input.
 */
export function answer<Input>(task: (input: Input) => unknown): void {
  const post = (message: HelperAnswer) => parentPort?.postMessage(message)
  const input = new Promise<Input>((resolve) => {
    if (workerData === undefined) parentPort?.once('message', resolve)
    else resolve(workerData as Input)
  })
  input.then(task).then(
    (value) => {
      post({ value })
    },
    (error: unknown) => {
      post({ error: error instanceof Error ? error.name : 'failed' })
    },
  )
}
