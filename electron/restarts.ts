/** Crashes within a minute after which something is given up. */
const MAX_RESTARTS = 5
const MINUTE = 60_000

/** @returns to be called at each crash: whether it may start again, or does nothing but crash */
export function createRestarts(): () => boolean {
  let crashes: number[] = []
  return () => {
    const now = Date.now()
    crashes = [...crashes.filter((at) => at > now - MINUTE), now]
    return crashes.length <= MAX_RESTARTS
  }
}

/** Said when a window is given up. */
export const VIEW_GIVEN_UP =
  'Die Ansicht stürzt immer wieder ab, die Daten sind sicher · the view keeps crashing, the data is safe'

/** Said by either shell when the core is given up. */
export const CORE_GIVEN_UP =
  'Der Kern der App stürzt immer wieder ab, die Daten sind sicher · the core keeps crashing, the data is safe'
