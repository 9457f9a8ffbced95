/** Where automatic backups lie: beside the chapters, and in a further folder where one is set. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { isLeftOver } from './left-over.ts'
import { outdated } from './rotation.ts'

export interface StoredBackup {
  /** File name; also the day and time, `2027-05-03T19-00-00-000Z.vorstand`. */
  name: string
  /** Milliseconds since 1970. */
  made: number
  /** Bytes. */
  size: number
}

const NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\.vorstand$/

/** What stands beside backups while one is made or proved. */
const FOR_A_WHILE = /\.vorstand\.(copy|new)(-wal|-shm)?$/

export const backupFolder = (dataFolder: string, chapter: string) =>
  path.join(dataFolder, 'backups', chapter)

/** Where they lie on another disk. */
export const secondFolder = (second: string, chapter: string) =>
  path.join(second, 'Vorstandsmappe-Sicherungen', chapter)

export const backupName = (made: Date) => `${made.toISOString().replace(/[:.]/g, '-')}.vorstand`

/** The backups of a folder, the newest first; other files in it are none of ours. */
export function listBackups(folder: string): StoredBackup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name): StoredBackup[] => {
      const found = NAME.exec(name)
      if (!found) return []
      const [, day = '', hours = '', minutes = '', seconds = '', thousandths = ''] = found
      const made = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${thousandths}Z`)
      return [{ name, made, size: statSync(path.join(folder, name)).size }]
    })
    .sort((a, b) => b.made - a.made)
}

/** Removes those that are no longer needed, and what a cut-off try has left. */
export function rotate(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name)
    if (FOR_A_WHILE.test(name) && isLeftOver(file)) rmSync(file, { force: true })
  }
  const backups = listBackups(folder)
  const gone = new Set(outdated(backups.map(({ made }) => made)))
  for (const { name, made } of backups) if (gone.has(made)) rmSync(path.join(folder, name))
}
