/** Gets files from the relay that somebody wants here; each chunk is verified before it is kept. */
import {
  blobId,
  blobManifest,
  chunkHash,
  type BlobManifest,
} from '../../../shared/protocol/blob/blob.ts'
import { chunkCount, sealedSize } from '../../../shared/protocol/blob/blob-size.ts'
import { decode, encode } from '../../../shared/protocol/codec/codec.ts'
import { equalBytes } from '../../../shared/protocol/crypto.ts'
import type { BlobProblem } from '../../../shared/rpc/sync-calls.ts'
import { chunksHere, putChunk, removeBlobFiles } from '../../blobs/blob-folder.ts'
import { blobRow, waitingBlobs, setBlob, type BlobRow } from '../../blobs/blob-table.ts'
import { notifyBlob, type Chapter } from '../../chapter/chapter.ts'
import { diskFailure } from '../../vault/open-failure.ts'
import { fromHex } from '../change-items.ts'
import { addNotice } from '../notices.ts'
import { expectType, RequestFailed, type RelayLink } from '../relay-link.ts'
import type { Came } from './lane.ts'

export interface Getting {
  chapter: Chapter
  /** Lets entries go first. @throws {LinkClosed} when the connection has ended or the chapter is closed */
  turn(link: RelayLink): Promise<void>
  /** There is something to tell. */
  changed(): void
}

/** What came is not what it should be: the relay's doing, or that of whoever added the file. */
class Refused extends Error {
  override readonly name = 'Refused'
  readonly problem: 'altered' | 'damaged'
  constructor(problem: 'altered' | 'damaged') {
    super(problem)
    this.problem = problem
  }
}

/** @throws {LinkClosed} */
export async function getBlobs(getting: Getting, link: RelayLink): Promise<Came> {
  const { db } = getting.chapter
  let isDone = true
  let hasMoved = false
  const moved = () => {
    hasMoved = true
  }
  for (const { id, place } of waitingBlobs(db)) {
    if (place !== 'wanted') continue
    await getting.turn(link)
    try {
      await getOne(getting, link, id, moved)
    } catch (error) {
      const problem = problemOf(error)
      isDone = false
      note(getting, id, problem)
    }
  }
  if (isDone) return 'done'
  return hasMoved ? 'moved' : 'waits'
}

/** @throws what is no problem of a file */
function problemOf(error: unknown): BlobProblem {
  if (error instanceof RequestFailed || error instanceof Refused) return error.problem
  if (diskFailure(error) !== null) return 'full'
  throw error
}

function note({ chapter, changed }: Getting, id: string, problem: BlobProblem) {
  const { db } = chapter
  const row = blobRow(db, id)
  if (row?.place !== 'wanted' || row.problem === problem) return
  setBlob(db, id, { problem })
  if (problem === 'altered') addNotice(db, { kind: 'file', device: 0, at: Date.now() })
  notifyBlob(chapter, { id, here: null })
  changed()
}

async function getOne(
  { chapter, turn, changed }: Getting,
  link: RelayLink,
  id: string,
  moved: () => void,
) {
  const { db } = chapter
  const isWanted = () => blobRow(db, id)?.place === 'wanted'
  const row = blobRow(db, id)
  if (!row) return
  const { chunks } = await manifestFor(chapter, link, row)
  const here = await chunksHere(db.path, id)
  for (const [index, expected] of chunks.entries()) {
    if (here.has(index)) continue
    await turn(link)
    if (!isWanted()) return
    const answer = await link.ask({ type: 'blobGet', blob: fromHex(id), index })
    const { data } = expectType(answer, 'blobChunk')
    if (!equalBytes(chunkHash(data), expected)) throw new Refused('altered')
    await putChunk(db.path, id, index, data)
    if (blobRow(db, id)?.place === 'gone') {
      // Removed while the chunk was being written.
      removeBlobFiles(db.path, id)
      return
    }
    here.add(index)
    if (blobRow(db, id)?.problem !== null) {
      // It goes on.
      setBlob(db, id, { problem: null })
      changed()
    }
    moved()
    notifyBlob(chapter, { id, here: here.size })
  }
  if (!isWanted()) return
  // One that was still to be brought there may have come from there in part only.
  const sharing = blobRow(db, id)?.sharing === 'queued' ? 'queued' : 'shared'
  setBlob(db, id, { place: 'here', sharing, problem: null })
  notifyBlob(chapter, { id, here: here.size })
  changed()
}

/** Its length is known from what names the file, so that nobody can fill this disk. */
async function manifestFor({ db }: Chapter, link: RelayLink, row: BlobRow): Promise<BlobManifest> {
  const { id, size } = row
  const known = row.manifest ? decode(blobManifest, row.manifest) : null
  if (known?.ok) return known.value
  const blob = fromHex(id)
  const answer = await link.ask({ type: 'blobManifestGet', blob })
  const { manifest } = expectType(answer, 'blobManifest')
  if (!equalBytes(blobId(manifest), blob)) throw new Refused('altered')
  const fits = manifest.chunks.length === chunkCount(size) && manifest.size === sealedSize(size)
  if (!fits) throw new Refused('damaged')
  setBlob(db, id, { manifest: encode(blobManifest, manifest) })
  return manifest
}
