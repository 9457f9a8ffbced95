/**
 * A backup: one file with all that opens it. It begins with a line that says what it is, then comes
 * the length of its header (4 bytes, big endian), the header (JSON: the keyring with this one
 * chapter, so that passphrase and recovery code of that day open it), then the encrypted database
 * as it is. Nothing in it is readable without a key but the day and the version of the app.
 */
import {
  closeSync,
  createReadStream,
  createWriteStream,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { BACKUP_KINDS, type BackupKind } from '../../shared/backup/backup-kind.ts'
import { parseJson } from '../vault/parse-json.ts'
import { parseKeyring, type KeyringFile } from '../vault/keyring-file.ts'
import { syncFolder } from '../vault/write-file.ts'

const MAGIC = Buffer.from('Vorstandsmappe-Sicherung 1\n')
const LENGTH_BYTES = 4
const MAX_HEADER_BYTES = 1024 * 1024

const header = z.object({
  made: z.string(),
  app: z.string(),
  kind: z.enum(BACKUP_KINDS).default('by-hand'),
  keyring: z.string(),
})

export interface BackupHeader {
  /** ISO 8601. */
  made: string
  /** Version of the app that made it. */
  app: string
  kind: BackupKind
  /** With one chapter. */
  keyring: KeyringFile
}

/**
 * Writes an archive around an encrypted database; it is whole on the disk when this resolves, and
 * nothing of it is there when this rejects.
 */
export async function writeBackup(
  database: string,
  target: string,
  { keyring, ...said }: BackupHeader,
): Promise<void> {
  const text = JSON.stringify({ ...said, keyring: JSON.stringify(keyring) })
  const head = Buffer.from(text, 'utf8')
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(head.length)
  const output = createWriteStream(`${target}.new`, { mode: 0o600, flush: true })
  output.write(Buffer.concat([MAGIC, length, head]))
  await intoPlace(target, () => pipeline(createReadStream(database), output))
}

/** Copies an archive to another disk, whole or not at all. */
export async function copyBackup(from: string, target: string): Promise<void> {
  const output = createWriteStream(`${target}.new`, { mode: 0o600, flush: true })
  await intoPlace(target, () => pipeline(createReadStream(from), output))
}

async function intoPlace(target: string, written: () => Promise<void>): Promise<void> {
  try {
    await written()
    renameSync(`${target}.new`, target)
  } catch (error) {
    rmSync(`${target}.new`, { force: true })
    throw error
  }
  syncFolder(path.dirname(target))
}

/** The header of an archive and where its database begins; `null` for a file that is none. */
export function readBackup(file: string): (BackupHeader & { offset: number }) | null {
  const handle = openSync(file, 'r')
  try {
    const start = Buffer.alloc(MAGIC.length + LENGTH_BYTES)
    if (readSync(handle, start, 0, start.length, 0) < start.length) return null
    if (!start.subarray(0, MAGIC.length).equals(MAGIC)) return null
    const length = start.readUInt32BE(MAGIC.length)
    const offset = start.length + length
    if (length > MAX_HEADER_BYTES || statSync(file).size < offset) return null
    const text = Buffer.alloc(length)
    readSync(handle, text, 0, length, start.length)
    const parsed = header.safeParse(parseJson(text.toString('utf8')))
    const keyring = parsed.success ? parseKeyring(parsed.data.keyring) : 'damaged'
    if (!parsed.success || keyring === 'damaged' || keyring.chapters.length !== 1) return null
    return { ...parsed.data, keyring, offset }
  } finally {
    closeSync(handle)
  }
}

/** Takes the encrypted database out of an archive. */
export async function extractDatabase(file: string, offset: number, target: string): Promise<void> {
  rmSync(target, { force: true })
  await pipeline(
    createReadStream(file, { start: offset }),
    createWriteStream(target, { mode: 0o600, flush: true }),
  )
}
