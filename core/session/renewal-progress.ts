/** How far a change of all keys has come: every byte is copied once, and read once more. */
import { existsSync, statSync } from 'node:fs'
import type { Progress } from '../../shared/rpc/frames.ts'
import { underNewKey } from '../vault/file-key.ts'

const LOOK_MILLISECONDS = 150

export interface RenewalProgress {
  /** The copy of a file is there. */
  copied(): void
  /** A file is under its new key. */
  settled(): void
  stop(): void
}

/** @param files in the order in which they are copied and settled */
export function renewalProgress(
  files: readonly string[],
  tell: (progress: Progress) => void,
): RenewalProgress {
  const sizes = files.map(sizeOf)
  const all = sum(sizes)
  let copied = 0
  let settled = 0
  function look() {
    const current = files[copied]
    // The driver says nothing while it copies; its file grows.
    const growing = current ? Math.min(sizeOf(underNewKey(current)), sizes[copied] ?? 0) : 0
    const done = sum(sizes.slice(0, copied)) + growing + sum(sizes.slice(0, settled))
    tell({ done, total: 2 * all })
  }
  const timer = setInterval(look, LOOK_MILLISECONDS)
  look()
  return {
    copied() {
      copied += 1
      look()
    },
    settled() {
      settled += 1
      look()
    },
    stop() {
      clearInterval(timer)
    },
  }
}

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0)

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
