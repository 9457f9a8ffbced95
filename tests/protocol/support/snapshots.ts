import { randomBytes } from '../../../shared/protocol/crypto.ts'
import type { Place } from '../../../shared/protocol/roster/record.ts'
import { signSnapshot, type SnapshotContent } from '../../../shared/protocol/snapshot/manifest.ts'
import type { Person, Space } from './people.ts'

/** The manifest of a snapshot that somebody makes of the space as it is now. */
export function snapshotOf(
  { chain }: Space,
  by: Person,
  about: Partial<Pick<SnapshotContent, 'state' | 'salt' | 'blob'>> & { covered?: Place[] } = {},
): Uint8Array {
  const { space, index: rosterIndex, head: rosterHead } = chain.now
  const content = {
    space,
    device: by.device,
    rosterIndex,
    rosterHead,
    covered: [],
    previous: null,
    state: randomBytes(32),
    salt: randomBytes(32),
    blob: randomBytes(32),
    ...about,
  }
  return signSnapshot(content, by)
}
