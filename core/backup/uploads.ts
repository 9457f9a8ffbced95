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
  /** One that is in use goes when its use has ended. */
  end(id: string): void
  /** While `work` reads the file, nobody takes it away; whether it stays afterwards, `work` says. */
  use<Result>(
    id: string,
    work: () => Promise<{ result: Result; isNeeded: boolean }>,
  ): Promise<Result>
}

/** What was left over by an earlier run is removed; another program may be taking a file just now. */
export function createUploads(dataFolder: string): Uploads {
  const folder = path.join(dataFolder, 'uploads')
  removeLeftOver(folder)
  const fileOf = (id: string) => {
    const file = path.join(folder, id)
    return existsSync(file) ? file : null
  }
  const used = new Set<string>()
  const unwanted = new Set<string>()

  function remove(id: string) {
    rmSync(path.join(folder, id), { force: true })
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
      if (used.has(id)) unwanted.add(id)
      else if (fileOf(id)) remove(id)
    },
    async use(id, work) {
      used.add(id)
      let isKept = false
      try {
        const { result, isNeeded } = await work()
        isKept = isNeeded
        return result
      } finally {
        used.delete(id)
        if (unwanted.delete(id) || !isKept) remove(id)
      }
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
