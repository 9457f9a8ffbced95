/** Files of a chapter, as a feature of the core adds and reads them. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { addBlob } from '../../core/blobs/add-blob.ts'
import { blobRow } from '../../core/blobs/blob-table.ts'
import { openBlob } from '../../core/blobs/open-blob.ts'
import type { BlobReference } from '../../shared/blobs/blob-reference.ts'
import type { OpenCore } from './open-core.ts'

export const MB = 1_000_000

/** Of no use to anybody who compresses. */
export const newContent = (size: number) => randomBytes(size)

export async function addFile(core: OpenCore, content: Uint8Array): Promise<BlobReference> {
  const added = await addBlob(core.chapter(), [content])
  if (!added.ok) throw new Error(added.error.code)
  return added.value
}

/** Its hash, so that two can be compared at a glance. */
export const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')

/** The hash of what is read of a file; `null` when it is not here. */
export async function readFile(core: OpenCore, { id }: BlobReference): Promise<string | null> {
  const opened = openBlob(core.chapter(), id)
  if (!opened.ok) return null
  const hash = createHash('sha256')
  for await (const part of opened.value) hash.update(part)
  return hash.digest('hex')
}

export const rowOf = (core: OpenCore, { id }: BlobReference) => blobRow(core.chapter().db, id)

/** Where the chunks of a file lie. */
export const chunkFolder = (core: OpenCore, { id }: BlobReference) =>
  path.join(path.dirname(core.chapter().db.path), 'blobs', id)

/** The names in the folder of files. */
export function inBlobFolder(core: OpenCore): string[] {
  const folder = path.join(path.dirname(core.chapter().db.path), 'blobs')
  return existsSync(folder) ? readdirSync(folder) : []
}
