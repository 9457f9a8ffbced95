import type { ConnectedWindow } from './serve-window.ts'

/** Windows get at most so long to hand over what is being typed, in milliseconds. */
const PATIENCE = 1000

/** Before a chapter is closed: every window saves what is being typed, or is given up on. */
export async function flushWindows(windows: Iterable<ConnectedWindow>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE)
  })
  await Promise.race([Promise.allSettled([...windows].map((window) => window.flush())), late])
  clearTimeout(timer)
}

/** Lets windows save before a call that closes the chapter. */
export const flushedFirst =
  <Args extends unknown[], Result>(
    flush: () => Promise<void>,
    handler: (...args: Args) => Result | Promise<Result>,
  ) =>
  async (...args: Args): Promise<Result> => {
    await flush()
    return handler(...args)
  }
