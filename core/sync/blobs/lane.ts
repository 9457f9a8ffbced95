/** Work on the connection that is done again whenever there may be some, and later when it could not be. */
import { LinkClosed, type RelayLink } from '../relay-link.ts'

export interface Lane {
  /** There may be something to do. */
  look(): void
  /** What waited for better times may be possible now. */
  hurry(): void
  close(): void
}

/** Milliseconds between two tries of what could not be done: at first, and at most. */
const SHORTEST = 1000
const LONGEST = 30_000

/** `moved`: some of it was done, and the rest cannot be now. */
export type Came = 'done' | 'moved' | 'waits'

/** @param work at most one runs at a time */
export function createLane(
  link: () => RelayLink | null,
  work: (link: RelayLink) => Promise<Came>,
  report: (error: unknown) => void,
): Lane {
  let isRunning = false
  let isAsked = false
  let isClosed = false
  let pause = SHORTEST
  let timer: ReturnType<typeof setTimeout> | undefined

  async function run(open: RelayLink) {
    try {
      const came = await work(open)
      if (came !== 'waits') pause = SHORTEST
      if (came !== 'done') later()
    } catch (error) {
      // The next connection goes on.
      if (!(error instanceof LinkClosed) && !isClosed) {
        report(error)
        later()
      }
    }
  }

  function later() {
    clearTimeout(timer)
    timer = setTimeout(look, pause).unref()
    pause = Math.min(pause * 2, LONGEST)
  }

  function look() {
    isAsked = true
    if (isRunning) return
    isRunning = true
    void runWhileAsked()
  }

  async function runWhileAsked() {
    for (;;) {
      const open = link()
      if (!isAsked || isClosed || !open) break
      isAsked = false
      await run(open)
    }
    isRunning = false
  }

  return {
    look,
    hurry() {
      pause = SHORTEST
      look()
    },
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}
