/** Work that must not run at the same time, in the order in which it was asked for. */
export interface OneAfterAnother {
  run<Result>(work: () => Promise<Result>): Promise<Result>
  /** Resolves when nothing is running. */
  idle(): Promise<void>
}

export function oneAfterAnother(): OneAfterAnother {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run(work) {
      const mine = last.then(work)
      // Whoever waits only wants to know that it is over; who asked for it hears of a failure.
      last = mine.catch(() => undefined)
      return mine
    },
    async idle() {
      await last
    },
  }
}
