import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Replaces a file so that after a power cut either the old or the new content is there, whole.
 * Readable by its owner only.
 */
export function writeFileDurably(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.new`
  const handle = openSync(temporary, 'w', 0o600)
  try {
    // On a full disk a single write may store a part and call that a success; this one throws.
    writeFileSync(handle, content)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(temporary, file)
  syncFolder(path.dirname(file))
}

/** Lets what stands in a file outlast a power cut. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Lets a folder's new entries outlast a power cut. */
export function syncFolder(folder: string): void {
  // Windows has no handles of folders; there the rename itself is journalled.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
