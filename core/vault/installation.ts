/**
 * What stands outside the vault, so that a copy of it is noticed: for each vault a secret that only
 * this installation knows, the last change that it wrote, and where the vault lay. Two copies that
 * both go on writing as the same device would speak with two voices (docs/decisions/0007).
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Chapter } from '../chapter/chapter.ts'
import { keepNoting } from '../chapter/keep-noting.ts'
import type { Database } from '../db/database.ts'
import { lastStamp } from '../records/last-stamp.ts'
import { readNote } from '../sync/sync-notes.ts'
import { parseJson } from './parse-json.ts'
import { writeFileDurably } from './write-file.ts'

const marker = z.object({
  secret: z.string(),
  /** The vault's last change set, as this installation knew it. */
  last: z.string(),
  /** The folder of the vault. */
  folder: z.string(),
})
type Marker = z.infer<typeof marker>

/**
 * `elsewhere`: this installation does not know the vault, or another folder holds it as well.
 * `older`: the vault knows less than this installation, or the relay, already had of it.
 */
export type CopySign = 'elsewhere' | 'older'

const META_KEY = 'installation'

/** Whether the vault seems to be a copy; `null` when all fits. Writes nothing. */
export function copySign(installationFolder: string, id: string, db: Database): CopySign | null {
  const secret = secretOf(db)
  // Made by a version that kept no markers: from now on there is one.
  if (secret === null) return null
  const known = readMarker(installationFolder, id)
  if (known?.secret !== secret) return 'elsewhere'
  const folder = folderOf(db)
  const isAlsoThere = known.folder !== folder && existsSync(path.join(known.folder, 'vault.db'))
  if (isAlsoThere) return 'elsewhere'
  const isOlder = lastStamp(db) < known.last || readNote(db, 'sync-copy') === 1
  return isOlder ? 'older' : null
}

/** From now on this installation knows the vault as the one that it writes into. */
export function claim(installationFolder: string, id: string, db: Database): void {
  const secret = randomBytes(16).toString('hex')
  db.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', [META_KEY, secret])
  remember(installationFolder, id, db)
}

/**
 * Keeps the marker up to date while the chapter is open. An older one, as after a crash, is a weaker
 * one and not a wrong one: the vault then only knows more than the marker.
 */
export function keepRemembering(
  installationFolder: string,
  chapter: Chapter,
  failed: (error: unknown) => void,
): void {
  const note = () => {
    remember(installationFolder, chapter.id, chapter.db)
  }
  keepNoting(chapter, 'changed', note, failed)
  if (secretOf(chapter.db) === null) claim(installationFolder, chapter.id, chapter.db)
}

function remember(installationFolder: string, id: string, db: Database): void {
  const secret = secretOf(db)
  if (secret === null) return
  mkdirSync(installationFolder, { recursive: true, mode: 0o700 })
  const content: Marker = { secret, last: lastStamp(db), folder: folderOf(db) }
  const file = markerPath(installationFolder, id)
  writeFileDurably(file, JSON.stringify(content))
}

function readMarker(installationFolder: string, id: string): Marker | null {
  const file = markerPath(installationFolder, id)
  if (!existsSync(file)) return null
  const parsed = marker.safeParse(parseJson(readFileSync(file, 'utf8')))
  return parsed.success ? parsed.data : null
}

const markerPath = (installationFolder: string, id: string) =>
  path.join(installationFolder, `${id}.json`)

const folderOf = (db: Database) => realpathSync(path.dirname(db.path))

const secretOf = (db: Database) =>
  db.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', [META_KEY])?.value ?? null
