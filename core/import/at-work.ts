/** Whether an import is being written or taken back at the moment: none that was cut off, then. */
export interface AtWork {
  isBusy(): boolean
  during<Result>(work: () => Promise<Result>): Promise<Result>
}

export function createAtWork(): AtWork {
  let running = 0
  return {
    isBusy: () => running > 0,
    async during(work) {
      running += 1
      try {
        return await work()
      } finally {
        running -= 1
      }
    },
  }
}
