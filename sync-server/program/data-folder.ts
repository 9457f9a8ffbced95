/** Where the relay keeps everything, and that only one relay serves it. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import Driver from '@signalapp/sqlcipher'
import { NewerFormat, OlderFormat, openSqliteStorage } from '../storage/sqlite-storage.ts'
import { StorageFull, type Storage } from '../storage/storage.ts'
import { OptionsError } from './options.ts'

const fileIn = (folder: string) => path.join(folder, 'relay.sqlite')

/**
 * Makes the folder where it is missing.
 * @param maxBytes that the database may have
 * @param isServed whether a relay opens it to serve it, and no command beside one
 * @throws {OptionsError} for one that a newer relay made, and beside one that an older relay made
 */
export function openData(folder: string, maxBytes?: number, isServed = true): Storage {
  makeFolder(folder)
  try {
    return openSqliteStorage(fileIn(folder), maxBytes, isServed)
  } catch (error) {
    if (error instanceof NewerFormat) {
      throw new OptionsError(`The database in ${folder} was made by a newer relay.`)
    }
    if (error instanceof OlderFormat) {
      throw new OptionsError(
        `The database in ${folder} was made by an older relay; start this one first, which brings it up to date.`,
      )
    }
    throw error
  }
}

/** @throws {OptionsError} */
function makeFolder(folder: string) {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new OptionsError(`The folder ${folder} cannot be made (${codeOf(error)}).`)
  }
}

/** For the operator's commands beside a relay that runs. @throws {OptionsError} when nothing is there */
export function openExistingData(folder: string): Storage {
  mustExist(folder)
  return openData(folder, undefined, false)
}

function openLock(folder: string): Driver {
  let holder: Driver | null = null
  try {
    holder = new Driver(path.join(folder, 'relay.lock'))
    holder.exec('BEGIN EXCLUSIVE')
    return holder
  } catch (error) {
    holder?.close()
    const code = codeOf(error)
    if (code.startsWith('SQLITE_BUSY')) {
      throw new OptionsError(`Another relay already serves ${folder}.`)
    }
    throw new OptionsError(`The folder ${folder} cannot be written to (${code}).`)
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

function mustExist(folder: string) {
  if (existsSync(fileIn(folder))) return
  throw new OptionsError(`There is no relay's database in ${folder}; --data names its folder.`)
}

/**
 * Two relays on one database would each believe their own picture of it. The lock is one of the
 * operating system's, so that it goes with the process however that ends.
 * @returns gives the folder free
 */
export function lockData(folder: string): () => void {
  makeFolder(folder)
  const holder = openLock(folder)
  return () => {
    holder.close()
  }
}

/**
 * A copy at one moment, also while a relay writes: it only reads. The file has its name when it is
 * whole and on the disk.
 * @throws {OptionsError} when the file is there
 */
export function backUp(folder: string, file: string): void {
  mustExist(folder)
  if (existsSync(file)) throw new OptionsError(`${file} exists already; a backup needs a new file.`)
  const unfinished = `${file}.unfinished`
  rmSync(unfinished, { force: true })
  const driver = new Driver(fileIn(folder))
  try {
    driver.prepare('VACUUM INTO ?').run([unfinished])
    flush(unfinished)
    renameSync(unfinished, file)
  } finally {
    driver.close()
    rmSync(unfinished, { force: true })
  }
}

function flush(file: string) {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** @throws {OptionsError} in place of what the disk or the database said */
export async function orSentence<Result>(
  folder: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StorageFull) throw new OptionsError(`There is no room left in ${folder}.`)
    const code = codeOf(error)
    if (!code.startsWith('SQLITE_')) throw error
    throw new OptionsError(`The database in ${folder} cannot be used now (${code}).`)
  }
}
