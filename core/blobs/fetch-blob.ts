/** A file that somebody asks for: it comes from the relay, now or as soon as somebody has brought it. */
import type { BlobReference } from '../../shared/blobs/blob-reference.ts'
import { chunkCount } from '../../shared/protocol/blob/blob-size.ts'
import type { BlobProblem } from '../../shared/rpc/sync-calls.ts'
import {
  notifyBlob,
  type BlobMoved,
  type Chapter,
  type ChangeListener,
} from '../chapter/chapter.ts'
import { chunksHere } from './blob-folder.ts'
import { blobRow, knowBlob, setBlob } from './blob-table.ts'

export interface Fetching {
  /** In chunks of 1 MiB. */
  done: number
  total: number
  /** Why it does not go on; it is tried again by itself. */
  problem: BlobProblem | null
}

/**
 * Resolves when all of the file is here. Until then it is wanted, also after a restart; chunks that are
 * here already are not fetched again, also after it was cancelled.
 * @returns `gone` when it was removed, `closed` when the chapter was closed before
 */
export async function fetchBlob(
  chapter: Chapter,
  reference: BlobReference,
  { tell, signal }: { tell?: (fetching: Fetching) => void; signal?: AbortSignal } = {},
): Promise<'here' | 'gone' | 'cancelled' | 'closed'> {
  const { db, listeners } = chapter
  const { id } = reference
  knowBlob(db, reference)
  const total = chunkCount(reference.size)
  let done = (await chunksHere(db.path, id)).size
  return new Promise((resolve) => {
    const end = (result: 'here' | 'gone' | 'cancelled' | 'closed') => {
      listeners.delete(listener)
      signal?.removeEventListener('abort', cancel)
      resolve(result)
    }
    const look = ({ here }: Omit<BlobMoved, 'id'>) => {
      const row = blobRow(db, id)
      done = here ?? done
      tell?.({ done, total, problem: row?.problem ?? null })
      if (row?.place === 'here') end('here')
      else if (row?.place !== 'wanted') end(row?.place === 'elsewhere' ? 'cancelled' : 'gone')
    }
    const cancel = () => {
      if (blobRow(db, id)?.place === 'wanted') cancelBlob(chapter, id)
    }
    const listener: ChangeListener = {
      changed: () => undefined,
      blobs: (moved) => {
        if (moved.id === id) look(moved)
      },
      closing: () => {
        end('closed')
      },
    }
    listeners.add(listener)
    signal?.addEventListener('abort', cancel)
    if (signal?.aborted) {
      end('cancelled')
      return
    }
    if (blobRow(db, id)?.place === 'elsewhere') setBlob(db, id, { place: 'wanted' })
    notifyBlob(chapter, { id, here: done })
  })
}

/** It is not wanted any more; what has come of it stays. */
function cancelBlob(chapter: Chapter, id: string): void {
  setBlob(chapter.db, id, { place: 'elsewhere', problem: null })
  notifyBlob(chapter, { id, here: null })
}
