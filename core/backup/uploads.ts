/** Files that a window hands over part by part; they lie in the data folder until they are used. */
import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { newId } from '../records/new-id.ts'
import { isLeftOver } from './left-over.ts'

export interface Uploads {
  begin(): string
  /** @returns false for an upload that is not (any more) */
  append(id: string, bytes: Uint8Array): boolean
  /** Where the file lies; `null` for an upload that is not. */
  fileOf(id: string): string | null
  end(id: string): void
}

/** What was left over by an earlier run is removed; another program may be taking a file just now. */
export function createUploads(dataFolder: string): Uploads {
  const folder = path.join(dataFolder, 'uploads')
  removeLeftOver(folder)
  const fileOf = (id: string) => {
    const file = path.join(folder, id)
    return existsSync(file) ? file : null
  }
  return {
    begin() {
      const id = newId()
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeFileSync(path.join(folder, id), '', { mode: 0o600 })
      return id
    },
    append(id, bytes) {
      const file = fileOf(id)
      if (!file) return false
      appendFileSync(file, bytes)
      return true
    },
    fileOf,
    end(id) {
      const file = fileOf(id)
      if (file) rmSync(file)
    },
  }
}

function removeLeftOver(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name)
    if (isLeftOver(file)) rmSync(file, { force: true })
  }
}
