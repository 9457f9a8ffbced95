/** What an erasure must not leave: in the log, in copies beside the file, and without its proof. */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../core/db/database.ts'
import { clearTraces, noteTraces } from '../../core/records/clear-traces.ts'
import { emptyTrash, erase, erasedIds } from '../../core/records/erase.ts'
import { factsOf } from '../../core/records/facts.ts'
import { newId } from '../../core/records/new-id.ts'
import { undo } from '../../core/records/undo.ts'
import { write } from '../../core/records/write.ts'
import { seeded } from '../../core/sample/random.ts'
import { createVault, openVault, vaultPath } from '../../core/vault/open-vault.ts'
import { closeChapter } from '../../core/chapter/chapter.ts'
import { CHAPTER_DOCUMENT, chapterRecord } from '../../shared/chapter/chapter-record.ts'
import { member } from '../../shared/members/member.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { plainPages } from '../support/vault-pages.ts'

const KEY = '5a'.repeat(32)
const NAME = 'Großqualmüller'

function newVault() {
  const folder = mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-'))
  const chapter = createVault(folder, 'c', KEY, 'Anna', 'Laptop')
  return { folder, chapter, file: vaultPath(folder, 'c') }
}
type Vault = ReturnType<typeof newVault>

function addMembers({ chapter }: Vault, count: number): string[] {
  const ids = Array.from({ length: count }, newId)
  write(chapter, 'members.import', (draft) => {
    for (const id of ids) draft.create(member, id, [{ path: 'lastName', value: NAME }])
  })
  return ids
}

const isNamed = (file: string) =>
  plainPages(file, KEY).some((page) => page.includes(Buffer.from(NAME, 'utf8')))

/** Reads as a backup does, which keeps the log from being cut off. */
function readFrom(file: string) {
  const reader = openDatabase(file, KEY)
  reader.exec('BEGIN')
  reader.all('SELECT count(*) FROM records')
  return {
    end: () => {
      reader.exec('COMMIT')
      reader.close()
    },
  }
}

test('an erasure while a backup is being made waits for it, and then nothing is left', async () => {
  const vault = newVault()
  const ids = addMembers(vault, 3)
  const reader = readFrom(vault.file)
  setTimeout(reader.end, 400)
  expect(await erase(vault.chapter, ids)).toMatchObject({ erased: 3, isCleared: true })
  expect(isNamed(vault.file)).toBe(false)
})

test('where that takes too long the erasure says so, and what is left goes as soon as it can', async () => {
  const vault = newVault()
  const ids = addMembers(vault, 3)
  const reader = readFrom(vault.file)
  expect(await erase(vault.chapter, ids)).toMatchObject({ erased: 3, isCleared: false })
  expect(isNamed(vault.file)).toBe(true)
  reader.end()
  // The hourly look at the trash, and the one at opening.
  await emptyTrash(vault.chapter, Date.now())
  expect(isNamed(vault.file)).toBe(false)
})

test('what was moved when a page was split leaves no copy where it stood before', async () => {
  const { chapter, file } = newVault()
  const { db } = chapter
  const random = seeded(33)
  db.exec('CREATE TABLE pages (place INTEGER PRIMARY KEY, text TEXT)')
  db.transaction(() => {
    for (let n = 0; n < 300; n++) {
      const text = (n % 30 === 0 ? NAME : '') + 'x'.repeat(random.below(300))
      db.run('INSERT INTO pages VALUES (?, ?)', [random.below(2 ** 40), text])
    }
  })
  db.transaction(() => {
    db.run('DELETE FROM pages WHERE text LIKE ?', [`${NAME}%`])
    noteTraces(db)
  })
  expect(await clearTraces(db)).toBe(true)
  expect(isNamed(file)).toBe(false)
})

test('copies from before a restore and before an update do not outlive an erasure', async () => {
  const vault = newVault()
  const ids = addMembers(vault, 1)
  const copies = ['.before-restore', '.before-restore-wal', '.before-restore-shm', '.before-update']
  for (const end of copies) writeFileSync(vault.file + end, NAME)
  await erase(vault.chapter, ids)
  expect(copies.filter((end) => existsSync(vault.file + end))).toEqual([])
})

test('whatever cuts an erasure off, each that is gone has its proof', async () => {
  const vault = newVault()
  const ids = addMembers(vault, 60)
  const crash = () => {
    throw new Error('power cut')
  }
  await expect(erase(vault.chapter, ids, { progress: crash })).rejects.toThrow('power cut')
  closeChapter(vault.chapter)
  const opened = openVault(vault.folder, 'c', KEY)
  if (!opened.ok) throw new Error(opened.code)
  const { db } = opened.chapter
  const gone = erasedIds(db)
  expect(gone.length).toBeGreaterThan(0)
  expect(gone.length).toBeLessThan(60)
  const proven = factsOf(db, { kind: 'erasure' }).flatMap(
    ({ body }) => (body as { records: string[] }).records,
  )
  expect(proven.sort()).toEqual(gone.sort())
})

test('whoever stops an erasure is told how many are gone; the others are as they were', async () => {
  const vault = newVault()
  const ids = addMembers(vault, 60)
  const signal = { aborted: false }
  const progress = () => {
    signal.aborted = true
  }
  const result = await erase(vault.chapter, ids, { progress, signal })
  expect(result).toMatchObject({ erased: 20, finished: false, isCleared: true })
  expect(vault.chapter.db.all('SELECT id FROM records')).toHaveLength(40)
})

test('the chapter itself cannot be erased, nor undone into the trash', async () => {
  const core = openNewChapter()
  const ids = [CHAPTER_DOCUMENT]
  expect(await core.call('records.erasePreview', { ids })).toMatchObject({ records: [] })
  expect(await core.call('records.erase', { ids })).toMatchObject({ erased: 0 })
  expect((await core.call('chapter.get', {})).name).toBe('SPD Musterstadt')

  const vault = newVault()
  const created = write(vault.chapter, 'chapter.create', (draft) => {
    draft.create(chapterRecord, CHAPTER_DOCUMENT, [{ path: 'name', value: 'SPD' }])
  })
  expect(await undo(vault.chapter, created ?? '')).toMatchObject({ undone: 0 })
})
