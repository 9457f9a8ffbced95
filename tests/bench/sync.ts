/** What devices of a board feel of each other. */
import type { Results } from './measure.ts'
import { editToShown } from './sync/edit-to-shown.ts'
import { firstSync } from './sync/first-sync.ts'
import { removal } from './sync/removal.ts'
import { typedLetter } from './sync/typed-letter.ts'

export async function syncWork(): Promise<Results> {
  return {
    ...(await editToShown()),
    ...(await typedLetter()),
    ...(await removal()),
    ...(await firstSync()),
  }
}
