/**
 * Where the chunks of files lie: `blobs/<id>/<number>` beside the vault, each as the relay holds it.
 * What is being written stands under a name of its own until it is whole on the disk; nothing else
 * counts.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { newId } from '../records/new-id.ts'
import { syncFolder } from '../vault/write-file.ts'

/** @param vault the path of its file */
export const blobsFolder = (vault: string) => path.join(path.dirname(vault), 'blobs')

export const folderOf = (vault: string, id: string) => path.join(blobsFolder(vault), id)

const UNDER_WAY = 'new-'
/** What a cut-off write has left, before this vault writes anything. */
export const isUnderWay = (name: string) => name.startsWith(UNDER_WAY)
export const isBlobName = (name: string) => /^[0-9a-f]{64}$/.test(name)

/** A free name for what is not whole yet. */
export async function placeUnderWay(vault: string): Promise<string> {
  await mkdir(blobsFolder(vault), { recursive: true, mode: 0o700 })
  return path.join(blobsFolder(vault), `${UNDER_WAY}${newId()}`)
}

/** @returns when it outlasts a power cut. @throws for a full disk, and then nothing of it is there */
export async function writeWhole(file: string, data: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(data)
    await handle.sync()
  } catch (error) {
    await rm(file, { force: true })
    throw error
  } finally {
    await handle.close()
  }
}

/** Puts a chunk beside the others of its file. */
export async function putChunk(
  vault: string,
  id: string,
  index: number,
  data: Uint8Array,
): Promise<void> {
  const written = await placeUnderWay(vault)
  await writeWhole(written, data)
  const folder = folderOf(vault, id)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await rename(written, path.join(folder, String(index)))
  syncFolder(folder)
}

/** @returns `null` for one that is not here */
export async function getChunk(
  vault: string,
  id: string,
  index: number,
): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(path.join(folderOf(vault, id), String(index))))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

export async function removeChunk(vault: string, id: string, index: number): Promise<void> {
  await rm(path.join(folderOf(vault, id), String(index)), { force: true })
}

/** The places of those chunks of a file that are here. */
export async function chunksHere(vault: string, id: string): Promise<Set<number>> {
  try {
    return new Set((await readdir(folderOf(vault, id))).map(Number))
  } catch (error) {
    if (isMissing(error)) return new Set()
    throw error
  }
}

export function namesIn(vault: string): string[] {
  const folder = blobsFolder(vault)
  return existsSync(folder) ? readdirSync(folder) : []
}

export function removeBlobFiles(vault: string, name: string): void {
  rmSync(path.join(blobsFolder(vault), name), { recursive: true, force: true })
}

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
