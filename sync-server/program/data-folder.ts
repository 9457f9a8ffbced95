/** Where the relay keeps everything, and that only one relay serves it. */
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import Driver from '@signalapp/sqlcipher'
import { openSqliteStorage } from '../storage/sqlite-storage.ts'
import type { Storage } from '../storage/storage.ts'
import { OptionsError } from './options.ts'

const fileIn = (folder: string) => path.join(folder, 'relay.sqlite')

/** Makes the folder where it is missing, for this user alone. */
export function openData(folder: string): Storage {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = fileIn(folder)
  const storage = openSqliteStorage(file)
  chmodSync(file, 0o600)
  return storage
}

/** For the operator's commands beside a relay that runs. @throws {OptionsError} when nothing is there */
export function openExistingData(folder: string): Storage {
  if (!existsSync(fileIn(folder))) {
    throw new OptionsError(`There is no relay's database in ${folder}; --data names its folder.`)
  }
  return openData(folder)
}

/**
 * Two relays on one database would each believe their own picture of it. The lock is one of the
 * operating system's, so that it goes with the process however that ends.
 * @returns gives the folder free
 */
export function lockData(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const holder = new Driver(path.join(folder, 'relay.lock'))
  try {
    holder.exec('BEGIN EXCLUSIVE')
  } catch {
    holder.close()
    throw new OptionsError(`Another relay already serves ${folder}.`)
  }
  return () => {
    holder.close()
  }
}

/** A copy at one moment, also while a relay writes. @throws {OptionsError} when the file is there */
export function backUp(folder: string, file: string): void {
  openExistingData(folder)
  if (existsSync(file)) throw new OptionsError(`${file} exists already; a backup needs a new file.`)
  const driver = new Driver(fileIn(folder))
  try {
    driver.prepare('VACUUM INTO ?').run([file])
    chmodSync(file, 0o600)
  } finally {
    driver.close()
  }
}
