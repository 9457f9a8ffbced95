/** A new chapter sheet takes the place of the one before. */
import { sealEpoch } from '../../../shared/protocol/epoch/epoch-secret.ts'
import { publicSheetKeys, sheetKeys } from '../../../shared/protocol/sheet/chapter-sheet.ts'
import type { RelayLink } from '../relay-link.ts'
import { appendRecord, beginEpoch, secretOf } from '../roster-acts.ts'
import type { SpaceState } from '../space-state.ts'

/**
 * From now on the sheet of this secret brings a device back, and no other. Whoever held an earlier one
 * could have kept the key that it opened: where there was one, a new epoch begins.
 */
export async function replaceSheet(
  space: SpaceState,
  link: RelayLink,
  secret: Uint8Array,
): Promise<void> {
  const keys = publicSheetKeys(sheetKeys(secret))
  const hadOne = space.chain().links.some(({ content: { body } }) => body.type === 'sheetReplaced')
  await appendRecord(space, link, ({ salt, epoch }) => ({
    type: 'sheetReplaced',
    recovery: {
      keys,
      sealed: sealEpoch({ salt, epoch }, secretOf(space, epoch), keys.receivingKey),
    },
  }))
  if (hadOne) await beginEpoch(space, link)
}
