import type { BlobProblem, FileSharing } from '../../../shared/rpc/sync-calls.ts'

/** Those that have a sentence of their own. */
const TOLD = [
  'quota-device',
  'quota-space',
  'disk-full',
  'not-here',
  'altered',
  'damaged',
  'full',
] as const satisfies readonly BlobProblem[]

/** The name of the sentence that says why a file waits. */
export const fileProblem = (problem: BlobProblem) =>
  TOLD.find((told) => told === problem) ?? ('other' as const)

/** Whole megabytes, as people count them; the last one is done when all is. */
export const megabytes = ({ done, total }: FileSharing) => ({
  done: Math.floor(done / 1_000_000),
  total: Math.ceil(total / 1_000_000),
})
