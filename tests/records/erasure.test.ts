import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { compareProjections } from '../../core/records/compare-projections.ts'
import { emptyTrash, erase, erasedIds, reapplyErasures } from '../../core/records/erase.ts'
import { erasePreview } from '../../core/records/erase-preview.ts'
import { factsOf } from '../../core/records/facts.ts'
import { lastStamp } from '../../core/records/last-stamp.ts'
import { newId } from '../../core/records/new-id.ts'
import { receiveChangeSets } from '../../core/records/receive.ts'
import { trash } from '../../core/records/trash.ts'
import { undo } from '../../core/records/undo.ts'
import { storeVersion } from '../../core/records/versions.ts'
import { write } from '../../core/records/write.ts'
import { openDatabase } from '../../core/db/database.ts'
import { createVault, vaultPath } from '../../core/vault/open-vault.ts'
import { meeting } from '../../shared/meetings/meeting.ts'
import { member } from '../../shared/members/member.ts'
import type { ChangeSet } from '../../shared/records/change-set.ts'
import { foldExpanded, foldPlain } from '../../shared/search/fold.ts'
import { plainPages } from '../support/vault-pages.ts'

const KEY = '5a'.repeat(32)

function newVault() {
  const folder = mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-'))
  const chapter = createVault(folder, 'c', KEY, 'Anna', 'Laptop')
  const sent: ChangeSet[] = []
  chapter.listeners.add({
    changed: (_changes, _source, changeSet) => sent.push(changeSet),
  })
  return { chapter, file: vaultPath(folder, 'c'), sent }
}
type Vault = ReturnType<typeof newVault>

/** Somebody whose every detail is found nowhere else. */
const details = {
  firstName: 'Xaverína',
  lastName: 'Großqualmüller',
  street: 'Zyklopengäßchen 7',
  city: 'Quäxheim',
  notes: 'Wüßtezweifel bei Vollmond',
  email: 'xqz.wunderbar@beispiel.example',
  tag: 'Quizrätselfreunde',
}

function addMember({ chapter }: Vault, of: Partial<typeof details> = details): string {
  const id = newId()
  write(chapter, 'members.create', (draft) => {
    draft.create(member, id, [
      { path: 'firstName', value: of.firstName ?? null },
      { path: 'lastName', value: of.lastName ?? null },
    ])
  })
  write(chapter, 'members.update', (draft) => {
    draft.change(id, [
      { path: 'street', value: of.street ?? null },
      { path: 'city', value: of.city ?? null },
      { path: 'notes', value: of.notes ?? null },
      { path: 'emails/a', value: of.email ? { address: of.email } : null },
      ...(of.tag ? [{ path: `tags/${of.tag}`, value: true }] : []),
    ])
  })
  return id
}

/** Every spelling in which the index or a table could hold a text. */
function spellings(text: string): string[] {
  return [...new Set([text, text.toLowerCase(), foldPlain(text), foldExpanded(text)])]
}

const wordsOf = (of: typeof details) =>
  Object.values(of).flatMap((text) => text.split(/[\s@]+/).filter((word) => word.length > 3))

/** Which of the words stand in which page. */
function tracesOf({ file }: Vault, words: readonly string[]): string[] {
  const pages = plainPages(file, KEY)
  return words
    .flatMap(spellings)
    .filter((word) => pages.some((page) => page.includes(Buffer.from(word, 'utf8'))))
}

test('the test itself sees names in pages and log before an erasure', () => {
  const vault = newVault()
  addMember(vault)
  expect(tracesOf(vault, [details.lastName])).toContain('Großqualmüller')
  vault.chapter.db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  expect(tracesOf(vault, [details.lastName])).toEqual(
    expect.arrayContaining(['Großqualmüller', 'grossqualmuller']),
  )
})

test('after an erasure no page of the file and of its log holds anything of the person', async () => {
  const vault = newVault()
  const { chapter } = vault
  // Others before and after, so that pages are full, split and shared.
  for (let n = 0; n < 150; n++) addMember(vault, { lastName: `Meier${String(n)}`, city: 'Jena' })
  const id = addMember(vault)
  for (let n = 0; n < 150; n++) addMember(vault, { lastName: `Schulz${String(n)}`, city: 'Gera' })
  // Edits, an undo and a version leave copies of what was there in many places.
  for (let n = 0; n < 20; n++) {
    const edit = write(chapter, 'members.update', (draft) => {
      draft.change(id, [{ path: 'notes', value: `${details.notes} ${String(n)}` }])
    })
    if (edit && n % 3 === 0) await undo(chapter, edit)
  }
  storeVersion(chapter.db, id, Date.now(), Buffer.from(details.lastName))
  await trash(chapter, [id])
  chapter.db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  expect(await erase(chapter, [id])).toMatchObject({ erased: 1, isCleared: true })
  expect(tracesOf(vault, wordsOf(details))).toEqual([])
  expect(compareProjections(chapter.db).differences).toEqual([])
  const [proof] = factsOf(chapter.db, { kind: 'erasure' })
  expect(proof).toMatchObject({ person: 'Anna', body: { records: [id] } })
  chapter.db.close()
  expect(tracesOf(vault, wordsOf(details))).toEqual([])
})

test('what was erased does not come back from another device', async () => {
  const vault = newVault()
  const id = addMember(vault)
  const before = [...vault.sent]
  await erase(vault.chapter, [id])
  receiveChangeSets(vault.chapter, before)
  vault.chapter.db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  expect(tracesOf(vault, wordsOf(details))).toEqual([])
  expect(erasedIds(vault.chapter.db)).toEqual([id])
})

test('a restored backup erases again what had been erased since', async () => {
  const vault = newVault()
  const id = addMember(vault)
  const backup = `${vault.file}.backup`
  vault.chapter.db.exec(`VACUUM INTO '${backup}'`)
  await erase(vault.chapter, [id])
  const restored = openDatabase(backup, KEY)
  expect(tracesOf({ ...vault, file: backup }, [details.lastName])).not.toEqual([])
  reapplyErasures(restored, erasedIds(vault.chapter.db))
  expect(tracesOf({ ...vault, file: backup }, wordsOf(details))).toEqual([])
  expect(compareProjections(restored).differences).toEqual([])
})

test('the preview says how much goes, and which meetings name the person', async () => {
  const vault = newVault()
  const { chapter } = vault
  const id = addMember(vault)
  addMember(vault, { lastName: 'Meier' })
  const create = (title: string, participant: Record<string, string>) => {
    write(chapter, 'meetings.create', (draft) => {
      draft.create(meeting, newId(), [
        { path: 'title', value: title },
        { path: 'participants/p', value: participant },
      ])
    })
  }
  create('Mit Verweis', { member: id, name: 'X.' })
  create('Mit Namen', { name: 'GROSSQUALMUELLER, Xaverina' })
  create('Ohne beides', { name: 'Meier' })
  const preview = await erasePreview(chapter, [id, newId()])
  expect(preview.records).toEqual([
    {
      id,
      calledBy: null,
      kind: 'member',
      title: 'Xaverína Großqualmüller',
      history: 2,
      hasMinutes: false,
    },
  ])
  expect(preview.mentions.map(({ title }) => title)).toEqual(['Mit Namen', 'Mit Verweis'])
})

test('after 90 days the trash erases by itself, and not a day before', async () => {
  const vault = newVault()
  const id = addMember(vault)
  await trash(vault.chapter, [id])
  const day = 24 * 60 * 60 * 1000
  expect(await emptyTrash(vault.chapter, Date.now() + 90 * day - 1000)).toBe(0)
  expect(await emptyTrash(vault.chapter, Date.now() + 90 * day + 1000)).toBe(1)
  expect(tracesOf(vault, wordsOf(details))).toEqual([])
  expect(factsOf(vault.chapter.db, { kind: 'erasure' })).toEqual([])
})

test('what was done last is erased: its stamp is not given again, and the vault looks no older', async () => {
  const vault = newVault()
  addMember(vault, { lastName: 'Meier' })
  const id = addMember(vault)
  const before = lastStamp(vault.chapter.db)
  await erase(vault.chapter, [id])
  expect(lastStamp(vault.chapter.db)).toBe(before)
})
