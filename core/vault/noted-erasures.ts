/**
 * The ids of what was erased, noted beside the chapter's file: where the file itself is damaged or
 * missing, a backup that takes its place must not bring anybody back. They are sealed, as even
 * their number is nobody's business.
 */
import { hkdfSync } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { parseJson } from './parse-json.ts'
import { seal, unseal } from './seal.ts'
import { writeFileDurably } from './write-file.ts'

const PURPOSE = 'vorstandsmappe/erased/1'
const note = z.array(z.string())

const notePath = (file: string) => path.join(path.dirname(file), 'erased.sealed')

/** What the note of a chapter's file says under a key; nothing under another one. */
export function notedErasures(file: string, fileKey: string): string[] {
  if (!existsSync(notePath(file))) return []
  const plain = unseal(noteKey(fileKey), PURPOSE, readFileSync(notePath(file), 'utf8'))
  const parsed = note.safeParse(plain === null ? null : parseJson(plain))
  return parsed.success ? parsed.data : []
}

/** Adds ids to the note; what it knew of before stays, whatever a file was put back to. */
export function noteErasures(file: string, fileKey: string, ids: readonly string[]): void {
  const noted = new Set(notedErasures(file, fileKey))
  const { size } = noted
  for (const id of ids) noted.add(id)
  if (noted.size === size) return
  const plain = JSON.stringify([...noted].sort())
  writeFileDurably(notePath(file), seal(noteKey(fileKey), PURPOSE, plain))
}

/** A key of its own, so that the file's is used for one thing only. */
const noteKey = (fileKey: string) =>
  new Uint8Array(hkdfSync('sha256', Buffer.from(fileKey, 'hex'), '', PURPOSE, 32))
