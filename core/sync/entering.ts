/** A vault gets into a space: it tries again and again until it is in, or until that is of no use. */
import type { RelayMessage } from '../../shared/protocol/relay/relay-messages.ts'
import type { SyncProblem } from '../../shared/rpc/sync-calls.ts'
import { openLink, type MakeHello, type RelayLink } from './relay-link.ts'

export interface EnteringState {
  phase: 'asking' | 'waiting' | 'offline' | 'joined'
  problem: SyncProblem | null
  /** To be compared with what the admin sees; none for whoever needs nobody. */
  words: string[]
}

export interface Entering {
  by: 'invite' | 'sheet'
  state(): EnteringState
  /** Tries at once, if it is waiting. */
  wake(): void
  close(): void
}

/** One try, as whoever makes it sees the rest. */
export interface Attempt {
  isStopped(): boolean
  become(next: Partial<EnteringState>): void
  /** A connection that ends with the try. */
  connect(
    relay: string,
    hello: MakeHello,
    hear?: (message: RelayMessage) => void,
  ): Promise<RelayLink>
}

export interface EnteringParts {
  by: Entering['by']
  words: string[]
  /** @returns why it did not get in; `null` when it did, or was stopped */
  attempt: (attempt: Attempt) => Promise<SyncProblem | null>
  /** @returns `null` for a bug */
  problemOf: (error: unknown) => SyncProblem | null
  /** After which there is no use in another try. */
  final: ReadonlySet<SyncProblem>
  changed: () => void
  report: (error: unknown) => void
}

/** Milliseconds between two tries. */
const PAUSE = 5000

export function startEntering({
  by,
  words,
  attempt,
  problemOf,
  final,
  changed,
  report,
}: EnteringParts): Entering {
  let stopped = false
  const links = new Set<RelayLink>()
  let wakeUp: () => void = () => undefined
  let state: EnteringState = { phase: 'asking', problem: null, words }

  function become(next: Partial<EnteringState>) {
    if (stopped) return
    state = { ...state, ...next }
    changed()
  }

  async function connect(
    relay: string,
    hello: MakeHello,
    hear: (message: RelayMessage) => void = () => undefined,
  ) {
    const link = await openLink(relay, hello, hear)
    links.add(link)
    return link
  }

  function closeLinks() {
    for (const link of links) link.close()
    links.clear()
  }

  async function once(): Promise<SyncProblem | null> {
    try {
      return await attempt({ isStopped: () => stopped, become, connect })
    } catch (error) {
      const problem = problemOf(error)
      if (problem === null && !stopped) report(error)
      return problem ?? 'cannot-store'
    } finally {
      closeLinks()
    }
  }

  async function keepTrying() {
    while (!stopped && state.phase !== 'joined') {
      const problem = await once()
      if (!problem) continue
      become({ phase: 'offline', problem })
      if (final.has(problem)) return
      await new Promise<void>((resolve) => {
        wakeUp = resolve
        setTimeout(resolve, PAUSE).unref()
      })
    }
  }

  // Not before whoever started it has it.
  Promise.resolve().then(keepTrying).catch(report)

  return {
    by,
    state: () => state,
    wake: () => {
      wakeUp()
    },
    close() {
      stopped = true
      closeLinks()
      wakeUp()
    },
  }
}
