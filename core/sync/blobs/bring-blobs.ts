/** Brings files to the relay, and deletes there what was removed; one chunk at a time. */
import { blobManifest, chunkHash } from '../../../shared/protocol/blob/blob.ts'
import { sealedChunkSize, sealedSize } from '../../../shared/protocol/blob/blob-size.ts'
import { decode } from '../../../shared/protocol/codec/codec.ts'
import { equalBytes } from '../../../shared/protocol/crypto.ts'
import { getChunk } from '../../blobs/blob-folder.ts'
import { blobRow, waitingBlobs, setBlob } from '../../blobs/blob-table.ts'
import { loseChunk } from '../../blobs/open-blob.ts'
import type { Chapter } from '../../chapter/chapter.ts'
import { fromHex } from '../change-items.ts'
import { expectType, RequestFailed, type RelayLink } from '../relay-link.ts'
import type { Came } from './lane.ts'

export interface Bringing {
  chapter: Chapter
  /** Lets entries go first. @throws {LinkClosed} when the connection has ended or the chapter is closed */
  turn(link: RelayLink): Promise<void>
  /** So many bytes of a file are at the relay, as they are stored. */
  tell(id: string, bytes: number): void
}

/** @throws {LinkClosed} */
export async function bringBlobs(bringing: Bringing, link: RelayLink): Promise<Came> {
  const { db } = bringing.chapter
  let came: Came = 'done'
  for (const { id, place, sharing } of waitingBlobs(db)) {
    const work =
      sharing === 'leaving' ? deleteThere : sharing === 'queued' && place === 'here' ? bring : null
    if (!work) continue
    await bringing.turn(link)
    try {
      await work(bringing, link, id)
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      came = 'waits'
      if (blobRow(db, id)?.problem !== error.problem) setBlob(db, id, { problem: error.problem })
      bringing.tell(id, 0)
    }
  }
  return came
}

async function deleteThere({ chapter: { db } }: Bringing, link: RelayLink, id: string) {
  try {
    await link.ask({ type: 'blobDelete', blob: fromHex(id) })
  } catch (error) {
    // Of whoever may only read: somebody of the board deletes it.
    if (!(error instanceof RequestFailed && error.problem === 'not-yours')) throw error
  }
  setBlob(db, id, { sharing: 'none', problem: null })
}

async function bring({ chapter, turn, tell }: Bringing, link: RelayLink, id: string) {
  const { db } = chapter
  const row = blobRow(db, id)
  const isQueued = () => {
    const now = blobRow(db, id)
    return now?.place === 'here' && now.sharing === 'queued'
  }
  // Removed or lost while another one was on its way.
  if (!row || !isQueued()) return
  const read = row.manifest ? decode(blobManifest, row.manifest) : null
  if (!read?.ok) throw new Error('a file that is here without its list of chunks')
  const { chunks } = read.value
  const offered = await link.ask({ type: 'blobOffer', manifest: read.value })
  // A chunk that the file does not have is asked for by a relay that is broken, or means harm.
  const missing = expectType(offered, 'blobWanted').missing.filter((index) => chunks[index])
  const missingBytes = missing.reduce((sum, index) => sum + sealedChunkSize(row.size, index), 0)
  let left = missingBytes
  tell(id, sealedSize(row.size) - left)
  for (const index of missing) {
    await turn(link)
    const data = await getChunk(db.path, id, index)
    if (!isQueued()) return
    if (!data || !equalBytes(chunkHash(data), chunks[index] ?? data)) {
      await loseChunk(chapter, id, index)
      return
    }
    await link.ask({ type: 'blobChunk', blob: fromHex(id), index, data })
    // It goes on.
    if (row.problem !== null && left === missingBytes) setBlob(db, id, { problem: null })
    left -= data.length
    tell(id, sealedSize(row.size) - left)
  }
  // Removed while its last chunk was on its way, it is to be deleted there and not shared.
  if (!isQueued()) return
  setBlob(db, id, { sharing: 'shared', problem: null })
  tell(id, sealedSize(row.size))
}
