/** After an opening: what a cut-off write has left goes, and what is missing is wanted again. */
import { chunkCount } from '../../shared/protocol/blob/blob-size.ts'
import { notifyBlob, type Chapter } from '../chapter/chapter.ts'
import { othersTurn } from '../records/others-turn.ts'
import { chunksHere, isBlobName, isUnderWay, namesIn, removeBlobFiles } from './blob-folder.ts'
import { blobStates, setBlob } from './blob-table.ts'

/**
 * Begins at once, so that nothing of this opening is taken for a left-over.
 * @param neededByBackups the files of the backups beside the chapters, asked only where it matters: a
 * restore may have put the chapter back to a day before them, and may be taken back itself
 */
export async function sweepBlobs(
  chapter: Chapter,
  neededByBackups: () => ReadonlySet<string>,
): Promise<void> {
  const { db } = chapter
  const names = namesIn(db.path)
  const states = blobStates(db)
  let isClosed = false
  chapter.listeners.add({
    changed: () => undefined,
    closing: () => {
      isClosed = true
    },
  })
  const placeOf = new Map(states.map(({ id, place }) => [id, place]))
  let needed: ReadonlySet<string> | null = null
  for (const name of names) {
    if (isUnderWay(name) || placeOf.get(name) === 'gone') removeBlobFiles(db.path, name)
    else if (isBlobName(name) && !placeOf.has(name)) {
      needed ??= neededByBackups()
      if (!needed.has(name)) removeBlobFiles(db.path, name)
    }
  }
  for (const { id, size, place } of states) {
    if (place !== 'here') continue
    const { size: here } = await chunksHere(db.path, id)
    await othersTurn()
    if (isClosed) return
    if (here >= chunkCount(size)) continue
    // A backup that came without it: the relay may have it.
    setBlob(db, id, { place: 'wanted' })
    notifyBlob(chapter, { id, here })
  }
}
