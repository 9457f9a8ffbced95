/** Compares what others say that they have with what the relay hands on, and tells what cannot be. */
import { compareAttestation } from '../../shared/protocol/watch/compare-attestation.ts'
import type { Finding } from '../../shared/protocol/watch/known.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { AppliedEntries } from './apply-entries.ts'
import { addNotice } from './notices.ts'
import { isUnsettled } from './move/moves.ts'
import type { SpaceState } from './space-state.ts'

export interface Watch {
  /** What came of entries that were applied. */
  applied(result: AppliedEntries): void
  /** After catching up on a new connection: what was named and did not come by now is held back. */
  lookAgain(): void
  close(): void
}

/** What somebody has may be on its way for so long, in milliseconds. */
const PATIENCE = 60_000

type HeldBack = Extract<Finding, { type: 'held-back' | 'roster-held-back' }>

/** @param told when there is a new notice */
export function createWatch({ db }: Chapter, space: SpaceState, told: () => void): Watch {
  const waiting: HeldBack[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const isHere = (finding: HeldBack): boolean =>
    finding.type === 'held-back'
      ? space.log(finding.device).seq >= finding.seq
      : space.chain().now.index >= finding.index

  function lookAgain() {
    clearTimeout(timer)
    timer = undefined
    const missing = waiting.splice(0).filter((finding) => !isHere(finding))
    for (const finding of missing) note('held-back', 'device' in finding ? finding.device : 0)
  }

  function note(kind: Parameters<typeof addNotice>[1]['kind'], device: number) {
    if (addNotice(db, { kind, device, at: Date.now() })) told()
  }

  return {
    applied({ refused, attested }) {
      for (const { device } of refused) note('refused', device)
      for (const { device, attestation } of attested) {
        for (const finding of compareAttestation(space.chain(), space.known, attestation, device)) {
          if (finding.type === 'equivocation') note('equivocation', finding.device)
          else if (finding.type === 'fork') note('fork', device)
          // Whoever wrote it may not have come to the new relay yet.
          else if (finding.type === 'roster-held-back' || !isUnsettled(space.chain())) {
            waiting.push(finding)
          }
        }
      }
      if (waiting.length === 0 || timer !== undefined) return
      timer = setTimeout(lookAgain, PATIENCE)
      timer.unref()
    },
    lookAgain,
    close() {
      clearTimeout(timer)
    },
  }
}
