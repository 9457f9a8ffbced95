/**
 * When this device says where it is. A change is gathered for a moment and said at most a few times per
 * second; without one it gives a sign of life. Where nobody else is, nothing is said.
 */

/** In milliseconds: a change waits so long for others. */
const GATHER = 120
/** Between two messages about changes. */
const PAUSE = 400
/** Somebody of whom nothing more comes is gone, see `others.ts`. */
const SIGN_OF_LIFE = 35_000

export interface Speech {
  /** Something may be another way than before. */
  changed(): void
  /** Somebody does not know it yet, or could not read it. */
  tellAnew(): void
  /** A timer that others share came round. */
  tick(): void
  /** Whether the others were told of somebody. */
  isHeard(): boolean
  stop(): void
}

/**
 * @param content what there is to say; '' for nobody. Two equal ones need not be said twice
 * @param say @returns whether it was said
 */
export function createSpeech(content: () => string, say: () => boolean): Speech {
  let timer: ReturnType<typeof setTimeout> | undefined
  let said = ''
  let saidAt = -Infinity
  let isDue = false

  function speak() {
    timer = undefined
    const now = content()
    // Whoever was never seen need not say goodbye.
    if (now === said && (!isDue || now === '')) return
    if (!say()) return
    said = now
    saidAt = performance.now()
    isDue = false
  }

  function changed() {
    const pause = saidAt + PAUSE - performance.now()
    timer ??= setTimeout(speak, Math.max(GATHER, pause))
    timer.unref()
  }

  function tellAnew() {
    isDue = true
    changed()
  }

  return {
    changed,
    tellAnew,
    tick() {
      if (performance.now() - saidAt >= SIGN_OF_LIFE) tellAnew()
    },
    isHeard: () => said !== '',
    stop() {
      clearTimeout(timer)
      timer = undefined
      said = ''
      isDue = false
    },
  }
}
