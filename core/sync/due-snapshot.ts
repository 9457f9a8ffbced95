/** A snapshot that somebody waits for: whoever joins, or a relay that has lost what only it had. */
import type { Progress } from '../../shared/rpc/frames.ts'
import { sendOwn } from './catch-up.ts'
import { putSnapshot, type SnapshotParts } from './put-snapshot.ts'
import { putNote, readNote } from './sync-notes.ts'

/** Until it is there, this device is not up to date. Does nothing where none is due. */
export async function putDueSnapshot(
  parts: SnapshotParts,
  isStopped: () => boolean,
  tell: (progress: Progress) => void,
): Promise<void> {
  const { db, space, link } = parts
  if (readNote(db, 'sync-snapshot-due') !== 1) return
  // Until somebody begins a new epoch nothing can be sealed: the next connection sees to it.
  while (!isStopped() && !space.chain().now.needsRotation) {
    if (await putSnapshot(parts, tell)) {
      putNote(db, 'sync-snapshot-due', 0)
      return
    }
    await sendOwn({ space, link })
  }
}
