/** What goes from the relay, when, and that nobody loses anything by it. */
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { newDataFolder, openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { hashVault } from '../../core/sync/hash-vault.ts'
import { openDatabase } from '../../core/db/database.ts'
import { readChain } from '../../core/sync/sync-store.ts'
import { firstVault } from '../support/first-vault.ts'
import { openSqliteStorage } from '../../sync-server/storage/sqlite-storage.ts'
import { join, shareWith, stateOf, untilEqual, untilShared, type Line } from './support/boards.ts'
import { contentOf } from './support/content.ts'
import { addMember, board, cores, idOf, names, openStoryLine, setCity } from './support/stories.ts'

/** Whoever's turn it is begins at once, and a few entries are many. */
const SOON = { entries: 10, bytes: 2 ** 30, quiet: 50, turn: 500 }
const NEVER = { ...SOON, entries: 1_000_000 }
const LONG = { timeout: 20_000, interval: 50 }

/** How much the relay holds. */
async function heldBy({ file }: Line) {
  const storage = openSqliteStorage(file)
  try {
    const [{ space } = { space: new Uint8Array() }] = await storage.spaces()
    const { entries } = await storage.entriesSince(space, new Map(), 2 ** 30)
    return {
      entries: entries.length,
      snapshots: (await storage.snapshots(space)).length,
      records: (await storage.roster(space))?.length,
    }
  } finally {
    await storage.close()
  }
}

/** How many snapshots counted so far. */
const confirmedBy = (core: OpenCore) =>
  (readChain(core.chapter().db)?.links ?? []).filter(
    ({ content }) => content.body.type === 'compacted',
  ).length

const entriesAt = async (line: Line) => (await heldBy(line)).entries

test('enough has gathered: one device makes a snapshot, another compares it, and the relay forgets', async () => {
  const { line, anna, bernd } = await board(['Bernd'], SOON)
  // A motion is a value of several parts, whose history both have to spell alike.
  const meeting = await anna.call('meetings.create', { kind: 'board', title: '', starts: '' })
  const item = await anna.call('agenda.add', { meeting, parent: '', title: '' })
  await anna.call('motions.add', { item, title: 'Mehr Bäume' })
  for (let n = 0; n < 12; n += 1) {
    await addMember(n % 2 ? anna : bernd, `Neu ${String(n)}`)
    await untilShared(n % 2 ? anna : bernd)
  }
  await expect.poll(() => entriesAt(line), LONG).toBeLessThan(SOON.entries)
  expect(await stateOf(anna)).toMatchObject({ notices: [] })
  expect(await stateOf(bernd)).toMatchObject({ notices: [] })
  await setCity(bernd, await idOf(bernd, 'Rosenblatt'), 'Gera')
  await untilEqual(anna, bernd)
  const clara = await join(anna, 'Clara', NEVER)
  cores.push(clara)
  await untilEqual(anna, bernd, clara)
  expect((await contentOf(clara))['members']).toHaveLength(13)
})

test('whoever works alone needs nobody else for it', async () => {
  const { line, anna } = await board([], { ...SOON, entries: 3 })
  for (let n = 0; n < 5; n += 1) {
    await addMember(anna, `Neu ${String(n)}`)
    await untilShared(anna)
  }
  await expect.poll(() => entriesAt(line), LONG).toBeLessThan(3)
})

test('Bernd was away while the relay forgot: he gets all of it, and what he wrote meanwhile counts', async () => {
  const { line, anna, bernd, clara } = await board(['Bernd', 'Clara'], SOON)
  await untilEqual(anna, bernd, clara)
  await bernd.call('session.lock', {})
  for (let n = 0; n < 14; n += 1) {
    await addMember(n % 2 ? anna : clara, `Neu ${String(n)}`)
    await untilShared(n % 2 ? anna : clara)
  }
  await expect.poll(() => entriesAt(line), LONG).toBeLessThan(SOON.entries)
  line.proxy.setOpen(false)
  await bernd.call('session.unlock', { passphrase: setUp.passphrase })
  await addMember(bernd, 'Unterwegs')
  line.proxy.setOpen(true)
  await untilEqual(bernd, anna, clara)
  expect(await names(anna)).toContain('Unterwegs')
  expect(await names(bernd)).toHaveLength(16)
})

test('whoever is erased goes from the relay as well, once a second device has confirmed it', async () => {
  const { line, anna, bernd } = await board(['Bernd'], NEVER)
  await setCity(anna, await idOf(anna, 'Rosenblatt'), 'Gera')
  await addMember(anna, 'Abel')
  await untilEqual(anna, bernd)
  await bernd.call('session.lock', {})
  const before = await entriesAt(line)
  await anna.call('records.erase', { ids: [await idOf(anna, 'Rosenblatt')] })
  await untilShared(anna)
  await expect.poll(() => stateOf(anna), LONG).toMatchObject({ holdsErased: true })
  expect(await entriesAt(line)).toBeGreaterThan(before)
  // One more is erased when the first snapshot is there already: it asks for another one.
  await expect.poll(() => heldBy(line), LONG).toMatchObject({ snapshots: 2 })
  await anna.call('records.erase', { ids: [await idOf(anna, 'Abel')] })
  await expect.poll(() => heldBy(line), LONG).toMatchObject({ snapshots: 3 })
  await bernd.call('session.unlock', { passphrase: setUp.passphrase })
  await expect.poll(() => stateOf(anna), LONG).toMatchObject({ holdsErased: false })
  await expect.poll(() => stateOf(bernd), LONG).toMatchObject({ holdsErased: false })
  expect(await entriesAt(line)).toBeLessThan(before)
  await untilEqual(anna, bernd)
})

test('the relay is put back to a day before it forgot: it goes on, and whoever joins gets everything', async () => {
  const { line, anna, bernd } = await board(['Bernd'], SOON)
  await untilEqual(anna, bernd)
  await line.stop()
  const backup = `${line.file}.yesterday`
  copyFileSync(line.file, backup)
  await line.start()
  for (let n = 0; n < 12; n += 1) {
    await addMember(n % 2 ? anna : bernd, `Neu ${String(n)}`)
    await untilShared(n % 2 ? anna : bernd)
  }
  await expect.poll(() => entriesAt(line), LONG).toBeLessThan(SOON.entries)
  await line.stop()
  copyFileSync(backup, line.file)
  for (const end of ['-wal', '-shm']) if (existsSync(line.file + end)) rmSync(line.file + end)
  await line.start()
  await addMember(bernd, 'Danach')
  await untilEqual(bernd, anna)
  const clara = await join(anna, 'Clara', NEVER)
  cores.push(clara)
  await untilEqual(anna, bernd, clara)
  expect(await names(clara)).toHaveLength(14)

  // A snapshot takes the place of the lost one, and then there is rest: another entry could be the
  // one by which it is due again, so nothing is written.
  await expect.poll(() => entriesAt(line), LONG).toBeLessThan(SOON.entries)
  const rest = () => new Promise((resolve) => setTimeout(resolve, 4 * SOON.turn))
  await rest()
  const confirmed = confirmedBy(anna)
  await rest()
  expect(confirmedBy(anna)).toBe(confirmed)
})

test('A28 a snapshot that leaves out a member is confirmed by nobody: the relay forgets nothing, and it is told', async () => {
  const { line, anna, bernd } = await board(['Bernd'], { ...SOON, entries: 6 })
  const left = await idOf(anna, 'Rosenblatt')
  await untilEqual(anna, bernd)
  await bernd.call('session.lock', {})
  const { file, fileKey } = await firstVault(anna.dataFolder)
  const vault = openDatabase(file, fileKey)
  vault.run('DELETE FROM documents WHERE id = ?', [left])
  vault.close()
  for (let n = 0; n < 6; n += 1) {
    await addMember(anna, `Neu ${String(n)}`)
    await untilShared(anna)
  }
  await expect.poll(() => heldBy(line), LONG).toMatchObject({ snapshots: 2 })
  const before = await entriesAt(line)
  await bernd.call('session.unlock', { passphrase: setUp.passphrase })
  await expect.poll(() => stateOf(bernd), LONG).toMatchObject({ notices: [{ kind: 'snapshot' }] })
  expect(await entriesAt(line)).toBeGreaterThanOrEqual(before)
  expect(await names(bernd)).toHaveLength(7)
})

test('Anna’s vault was copied before she shared it: what only its former device has signed stands in nobody’s way', async () => {
  const line = await openStoryLine()
  const first = openCore()
  await first.call('session.create', setUp)
  await addMember(first, 'Rosenblatt')
  await first.core.stop()
  const anna = openCore(first.dataFolder, { installationFolder: newDataFolder(), syncPace: SOON })
  cores.push(anna)
  await anna.call('session.unlock', { passphrase: setUp.passphrase })
  await anna.call('session.answerCopy', { origin: 'copied' })
  await shareWith(anna, line)
  const bernd = await join(anna, 'Bernd', SOON)
  cores.push(bernd)
  for (let n = 0; n < 12; n += 1) {
    await addMember(n % 2 ? anna : bernd, `Neu ${String(n)}`)
    await untilShared(n % 2 ? anna : bernd)
  }
  await expect.poll(() => entriesAt(line), LONG).toBeLessThan(SOON.entries)
  for (const core of [anna, bernd]) expect(await stateOf(core)).toMatchObject({ notices: [] })
})

test('a history that an earlier app spelled otherwise counts as the same', async () => {
  const { anna } = await board([])
  const { file, fileKey } = await firstVault(anna.dataFolder)
  const db = openDatabase(file, fileKey)
  const nobody = new Set<number>()
  const hash = hashVault(db, nobody)
  const rows = db.all<{ fields: string }>('SELECT DISTINCT fields FROM changes')
  for (const { fields } of rows) {
    const backwards = (JSON.parse(fields) as object[]).map((field) =>
      Object.fromEntries(Object.entries(field).reverse()),
    )
    db.run('UPDATE changes SET fields = ? WHERE fields = ?', [JSON.stringify(backwards), fields])
  }
  expect(hashVault(db, nobody)).toEqual(hash)
  db.close()
})
