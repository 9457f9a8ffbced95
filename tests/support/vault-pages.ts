/**
 * The plain pages of a vault, decrypted here and not by SQLCipher, so that tests see what really
 * stands in them: also in freed pages and in the write-ahead log. SQLCipher 4: AES-256-CBC, pages of
 * 4096 bytes that end in 16 bytes of IV and 64 of HMAC; page 1 begins with the salt.
 */
import { createDecipheriv } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

const PAGE = 4096
const RESERVED = 80
const IV = 16
const SALT = 16
const WAL_HEADER = 32
const FRAME_HEADER = 24

/** Every page of the file and every frame of its write-ahead log. */
export function plainPages(file: string, key: string): Buffer[] {
  const pages: Buffer[] = []
  const database = readFileSync(file)
  for (let at = 0; at + PAGE <= database.length; at += PAGE) {
    pages.push(decrypt(database.subarray(at, at + PAGE), key, at === 0))
  }
  if (!existsSync(`${file}-wal`)) return pages
  const log = readFileSync(`${file}-wal`)
  const frame = FRAME_HEADER + PAGE
  for (let at = WAL_HEADER; at + frame <= log.length; at += frame) {
    const isFirst = log.readUInt32BE(at) === 1
    pages.push(decrypt(log.subarray(at + FRAME_HEADER, at + frame), key, isFirst))
  }
  return pages
}

function decrypt(page: Buffer, key: string, isFirst: boolean): Buffer {
  const start = isFirst ? SALT : 0
  const end = PAGE - RESERVED
  const cipher = createDecipheriv(
    'aes-256-cbc',
    Buffer.from(key, 'hex'),
    page.subarray(end, end + IV),
  )
  cipher.setAutoPadding(false)
  return Buffer.concat([cipher.update(page.subarray(start, end)), cipher.final()])
}
