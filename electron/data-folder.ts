/** Where the encrypted data lies, unless a person chose another folder. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

export function defaultDataFolder(): string {
  const { APPDATA, XDG_DATA_HOME } = process.env
  if (process.platform === 'win32') return path.join(APPDATA ?? homedir(), 'Vorstandsmappe')
  if (process.platform === 'darwin') {
    return path.join(homedir(), 'Library/Application Support/Vorstandsmappe')
  }
  return path.join(XDG_DATA_HOME ?? path.join(homedir(), '.local/share'), 'vorstandsmappe')
}

/** Makes the folder; answers what a person is told when it cannot be written to, else `null`. */
export function prepareDataFolder(folder: string): string | null {
  const probe = path.join(folder, `.probe-${String(process.pid)}`)
  try {
    makeFolder(folder)
    // Permissions alone do not tell: the disk may be mounted for reading only.
    writeFileSync(probe, '')
    rmSync(probe)
    return null
  } catch {
    // Whatever keeps it from being written, the sentence is the same.
    return `In diesen Ordner kann nicht geschrieben werden · this folder cannot be written to: ${folder}`
  }
}

/** One after the other: where a system admits no folder, as in `/proc`, Node goes on for ever in one go. */
function makeFolder(folder: string) {
  if (existsSync(folder)) return
  makeFolder(path.dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another start may have made it just now.
    if (!existsSync(folder)) throw error
  }
}
