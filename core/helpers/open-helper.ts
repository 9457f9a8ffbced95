/**
 * A helper thread that lives for several requests and keeps something between them (a list that is
 * being imported). It ends with {@link Helper.close}, which whoever opened it must call, or when its
 * memory runs out.
 */
import type { ImportHelper } from './import-worker.ts'
import type { ExportHelper } from './export-worker.ts'
import { startWorker } from './run-helper.ts'

/** Every such helper: the functions that it serves. */
export interface OpenHelpers {
  'import-worker': ImportHelper
  'export-worker': ExportHelper
}

/** A helper's functions, as seen from here: each takes one argument and answers later. */
export type Helper<Functions> = {
  [Name in keyof Functions]: Functions[Name] extends (input: infer Input) => infer Output
    ? (input: Input) => Promise<Awaited<Output>>
    : never
} & { close(): void }

export interface HelperRequest {
  id: number
  name: string
  input: unknown
}
export type HelperReply = { id: number; value: unknown } | { id: number; error: string }

/** Rejects a request when the thread fails or is closed, for example because memory ran out. */
export function openHelper<Name extends keyof OpenHelpers>(name: Name): Helper<OpenHelpers[Name]> {
  const worker = startWorker(name, undefined)
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let requests = 0
  let ended = false

  function end(reason: string) {
    ended = true
    for (const { reject } of waiting.values()) reject(new Error(`${name}: ${reason}`))
    waiting.clear()
  }
  worker.on('message', (reply: HelperReply) => {
    const request = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('error' in reply) request?.reject(new Error(`${name}: ${reply.error}`))
    else request?.resolve(reply.value)
  })
  worker.on('error', (error) => {
    end(error.name)
  })
  worker.on('exit', () => {
    end('ended')
  })

  function ask(call: string, input: unknown): Promise<unknown> {
    if (ended) return Promise.reject(new Error(`${name}: ended`))
    requests += 1
    const id = requests
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, name: call, input } satisfies HelperRequest)
    })
  }
  const helper = new Proxy(
    {},
    {
      get: (_target, property) => {
        if (property === 'close') return () => void worker.terminate()
        // Awaiting a helper must not call it.
        if (typeof property !== 'string' || property === 'then') return undefined
        return (input: unknown) => ask(property, input)
      },
    },
  )
  return helper as Helper<OpenHelpers[Name]>
}
