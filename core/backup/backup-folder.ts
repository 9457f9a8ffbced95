/** Where backups lie: beside the chapters, and in a further folder where one is set. */
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { BackupKind } from '../../shared/backup/backup-kind.ts'
import { backupName, backupTime } from '../../shared/backup/backup-name.ts'
import { berlinDay } from '../../shared/time/berlin-day.ts'
import { dropChunks, heldBy, type FilesOfCopy } from './backed-up-files.ts'
import { readBackup } from './backup-file.ts'
import { isLeftOver } from './left-over.ts'
import { outdated } from './rotation.ts'

export interface StoredBackup {
  /** File name, see `shared/backup/backup-name.ts`. */
  name: string
  /** Milliseconds since 1970. */
  made: number
  /** Bytes. */
  size: number
  kind: BackupKind
}

/** What stands beside backups while one is made or proved. */
const FOR_A_WHILE = /\.vorstand\.(copy|new)(-wal|-shm)?$/

export const backupFolder = (dataFolder: string, chapter: string) =>
  path.join(dataFolder, 'backups', chapter)

/** Where they lie on another disk. */
export const secondFolder = (second: string, chapter: string) =>
  path.join(second, 'Vorstandsmappe-Sicherungen', chapter)

/**
 * Takes a name that is still free in a folder: `<name>.new` stands there until the backup does.
 * @param chapter whose it is; '' in the data folder, where no chapter is called by its name
 */
export function takeName(folder: string, made: Date, chapter: string): string {
  for (let copy = 1; ; copy++) {
    const name = backupName(made, chapter, copy)
    const file = path.join(folder, name)
    if (existsSync(file) || existsSync(`${file}.new`)) continue
    writeFileSync(`${file}.new`, '', { mode: 0o600 })
    return name
  }
}

/** The backups of a folder, the newest first; other files in it are none of ours. */
export function listBackups(folder: string): StoredBackup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name): StoredBackup[] => {
      const time = backupTime(name)
      if (!time) return []
      const file = path.join(folder, name)
      const header = readBackup(file)
      const said = header && !time.isExact ? Date.parse(header.made) : NaN
      const made = Number.isNaN(said) ? time.made : said
      // One that cannot be read is nobody's to remove unasked.
      const kind = header?.kind ?? 'by-hand'
      return [{ name, made, size: statSync(file).size, kind }]
    })
    .sort((a, b) => b.made - a.made)
}

/**
 * A new automatic backup, which was proved, takes the place of the automatic ones of its day: many a
 * day would push out those of other days.
 * @param files on another disk: one that holds more of them than the new one stays
 */
export function replaceToday(folder: string, name: string, files?: FilesOfCopy): void {
  const backups = listBackups(folder)
  const fresh = backups.find((one) => one.name === name)
  if (fresh?.kind !== 'automatic') return
  const dayOf = ({ made }: StoredBackup) => berlinDay(new Date(made))
  for (const one of backups) {
    const isBefore = one.made < fresh.made && dayOf(one) === dayOf(fresh)
    const file = path.join(folder, one.name)
    if (isBefore && one.kind === 'automatic' && !holdsMore(file, files)) rmSync(file)
  }
}

/**
 * A copy on another disk holds the files of its chapter, and earlier ones need not hold them as well.
 * One that somebody asked for stays whole, and so does one with a file that the newest does not hold:
 * it may be the last good copy of it.
 */
export function keepFilesOnce(folder: string, newest: string, files: FilesOfCopy): void {
  for (const { name, kind } of listBackups(folder)) {
    const file = path.join(folder, name)
    if (name !== newest && kind !== 'by-hand' && !holdsMore(file, files)) dropChunks(file)
  }
}

/** Whether a backup holds files that a newer one does not, other than those that were removed. */
function holdsMore(file: string, files: FilesOfCopy | undefined): boolean {
  if (!files) return false
  const isDone = new Set([...files.held, ...files.gone])
  return heldBy(file).some((id) => !isDone.has(id))
}

/**
 * Removes those that are no longer needed, and what a cut-off try has left.
 * @param lacking files of the chapter that its newest backup does not hold: who holds one stays
 */
export function rotate(folder: string, lacking: readonly string[] = []): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name)
    if (FOR_A_WHILE.test(name) && isLeftOver(file)) rmSync(file, { force: true })
  }
  const isLacking = new Set(lacking)
  for (const { name } of outdated(listBackups(folder))) {
    const file = path.join(folder, name)
    const isNeeded = isLacking.size > 0 && heldBy(file).some((id) => isLacking.has(id))
    if (!isNeeded) rmSync(file)
  }
}
