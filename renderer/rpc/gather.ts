/** Work that many notices ask for: done at once, then at most once per pause, and after the last. */
export interface Gathered {
  run(): void
  stop(): void
}

/** @param pause milliseconds */
export function gather(work: () => void, pause: number): Gathered {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isWanted = false
  function now() {
    isWanted = false
    work()
    timer = setTimeout(() => {
      timer = undefined
      if (isWanted) now()
    }, pause)
  }
  return {
    run() {
      isWanted = true
      if (timer === undefined) now()
    },
    stop() {
      clearTimeout(timer)
    },
  }
}
