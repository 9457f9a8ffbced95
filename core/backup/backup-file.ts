/**
 * A backup: one file with all that opens it. It begins with a line that says what it is, then comes
 * the length of its header (4 bytes, big endian), the header (JSON: the keyring with this one
 * chapter, so that passphrase and recovery code of that day open it), then the encrypted database
 * as it is. Nothing in it is readable without a key but the day and the version of the app.
 *
 * Of a chapter with files it is of format 2: its header says how long the database is, and how long the
 * list of its files (JSON: id and size of each), which stands behind it. Behind the list come their
 * chunks in its order, as they lie beside the vault; or nothing, where they still lie there.
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
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { BACKUP_KINDS, type BackupKind } from '../../shared/backup/backup-kind.ts'
import { parseJson } from '../vault/parse-json.ts'
import { parseKeyring, type KeyringFile } from '../vault/keyring-file.ts'
import { syncFolder } from '../vault/write-file.ts'
import type { BackedUpFile } from './backed-up-files.ts'

const MAGIC = Buffer.from('Vorstandsmappe-Sicherung 1\n')
/** As long as the other one. */
const MAGIC_WITH_FILES = Buffer.from('Vorstandsmappe-Sicherung 2\n')
const LENGTH_BYTES = 4
const MAX_HEADER_BYTES = 1024 * 1024

const header = z.object({
  made: z.string(),
  app: z.string(),
  kind: z.enum(BACKUP_KINDS).default('by-hand'),
  keyring: z.string(),
  /** Bytes; format 2 only. */
  database: z.int().min(0).optional(),
  list: z.int().min(0).optional(),
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
  header: BackupHeader,
  files: readonly BackedUpFile[],
): Promise<void> {
  const part = { file: database, start: 0, end: statSync(database).size }
  await write(part, target, header, files, [])
}

/**
 * Copies an archive to another disk, whole or not at all.
 * @param files those of its files that the copy names and holds
 * @param chunks of these files, which the archive does not hold itself
 */
export async function copyBackup(
  from: string,
  original: ReadBackup,
  target: string,
  files: readonly BackedUpFile[],
  chunks: AsyncIterable<Uint8Array>,
): Promise<void> {
  const { offset, end } = original
  await write({ file: from, start: offset, end }, target, original, files, chunks)
}

/** @param database where it lies, and from which byte on before which one */
async function write(
  database: { file: string; start: number; end: number },
  target: string,
  { made, app, kind, keyring }: BackupHeader,
  files: readonly BackedUpFile[],
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const { file, start, end } = database
  const list = Buffer.from(files.length > 0 ? JSON.stringify(files) : '')
  const lengths = files.length > 0 && { database: end - start, list: list.length }
  const text = JSON.stringify({ made, app, kind, ...lengths, keyring: JSON.stringify(keyring) })
  const head = Buffer.from(text, 'utf8')
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(head.length)
  const output = createWriteStream(`${target}.new`, { mode: 0o600, flush: true })
  output.write(Buffer.concat([files.length > 0 ? MAGIC_WITH_FILES : MAGIC, length, head]))
  const stored = createReadStream(file, { start, end: end - 1 })
  const content = Readable.from(oneByOne([stored, [list], chunks]))
  await intoPlace(target, () => pipeline(content, output))
}

async function* oneByOne(
  streams: (AsyncIterable<Uint8Array> | Iterable<Uint8Array>)[],
): AsyncGenerator<Uint8Array> {
  for (const stream of streams) yield* stream
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

export interface ReadBackup extends BackupHeader {
  /** Where its database begins and ends, in bytes. */
  offset: number
  end: number
  /** Where the chunks of its files would begin; `end` of one without files. */
  chunksAt: number
}

/** The header of an archive and where its database begins; `null` for a file that is none. */
export function readBackup(file: string): ReadBackup | null {
  const handle = openSync(file, 'r')
  try {
    const start = Buffer.alloc(MAGIC.length + LENGTH_BYTES)
    if (readSync(handle, start, 0, start.length, 0) < start.length) return null
    const magic = start.subarray(0, MAGIC.length)
    if (!magic.equals(MAGIC) && !magic.equals(MAGIC_WITH_FILES)) return null
    const length = start.readUInt32BE(MAGIC.length)
    const offset = start.length + length
    const { size } = statSync(file)
    if (length > MAX_HEADER_BYTES || size < offset) return null
    const text = Buffer.alloc(length)
    readSync(handle, text, 0, length, start.length)
    const parsed = header.safeParse(parseJson(text.toString('utf8')))
    const keyring = parsed.success ? parseKeyring(parsed.data.keyring) : 'damaged'
    if (!parsed.success || keyring === 'damaged' || keyring.chapters.length !== 1) return null
    const { database = size - offset, list = 0, ...said } = parsed.data
    const end = offset + database
    if (end + list > size) return null
    return { ...said, keyring, offset, end, chunksAt: end + list }
  } finally {
    closeSync(handle)
  }
}

/** Takes the encrypted database out of an archive. */
export async function extractDatabase(
  file: string,
  { offset, end }: Pick<ReadBackup, 'offset' | 'end'>,
  target: string,
): Promise<void> {
  rmSync(target, { force: true })
  await pipeline(
    createReadStream(file, { start: offset, end: end - 1 }),
    createWriteStream(target, { mode: 0o600, flush: true }),
  )
}
