/** Where backups lie: beside the chapters, and in a further folder where one is set. */
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { BackupKind } from '../../shared/backup/backup-kind.ts'
import { backupName, backupTime } from '../../shared/backup/backup-name.ts'
import { berlinDay } from '../../shared/time/berlin-day.ts'
import { dropChunks } from './backed-up-files.ts'
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
 */
export function replaceToday(folder: string, name: string): void {
  const backups = listBackups(folder)
  const fresh = backups.find((one) => one.name === name)
  if (fresh?.kind !== 'automatic') return
  const dayOf = ({ made }: StoredBackup) => berlinDay(new Date(made))
  for (const one of backups) {
    const isBefore = one.made < fresh.made && dayOf(one) === dayOf(fresh)
    if (isBefore && one.kind === 'automatic') rmSync(path.join(folder, one.name))
  }
}

/**
 * A copy on another disk holds the files of its chapter, and earlier ones need not hold them as well.
 * One that somebody asked for stays whole.
 */
export function keepFilesOnce(folder: string, newest: string): void {
  for (const { name, kind } of listBackups(folder)) {
    if (name !== newest && kind !== 'by-hand') dropChunks(path.join(folder, name))
  }
}

/** Removes those that are no longer needed, and what a cut-off try has left. */
export function rotate(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name)
    if (FOR_A_WHILE.test(name) && isLeftOver(file)) rmSync(file, { force: true })
  }
  for (const { name } of outdated(listBackups(folder))) rmSync(path.join(folder, name))
}
