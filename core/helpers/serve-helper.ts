import { parentPort } from 'node:worker_threads'
import type { HelperReply, HelperRequest } from './open-helper.ts'

/** Serves the functions of a helper thread, one request after the other. */
export function serveHelper<Functions extends object>(functions: Functions): void {
  const post = (reply: HelperReply) => parentPort?.postMessage(reply)
  parentPort?.on('message', ({ id, name, input }: HelperRequest) => {
    const work = functions[name as keyof Functions] as (input: unknown) => unknown
    // Of a failure only the name goes back: messages could quote the input.
    Promise.resolve(input)
      .then(work)
      .then(
        (value) => {
          post({ id, value })
        },
        (error: unknown) => {
          post({ id, error: error instanceof Error ? error.name : 'failed' })
        },
      )
  })
}
