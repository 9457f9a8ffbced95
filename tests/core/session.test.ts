import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { newDataFolder, openCore, setUp } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'

test('a new board creates its chapter, closes, and opens it again with its passphrase', async () => {
  const first = openNewChapter()
  await first.core.stop()
  const again = openCore(first.dataFolder)
  expect((await again.call('session.state', {})).keyring).toBe('locked')
  await again.call('session.unlock', { passphrase: setUp.passphrase })
  const state = await again.call('session.state', {})
  expect(state.chapter?.name).toBe('SPD Musterstadt')
})

test('whoever takes another name is called so from then on, and as before in what was done', async () => {
  const first = openNewChapter()
  const id = await first.call('members.create', { firstName: 'Eva', lastName: 'Meier' })
  const gone = await first.call('members.create', { firstName: '', lastName: 'Alt' })
  await first.call('records.trash', { ids: [gone] })
  first.events.length = 0
  await first.call('chapter.renamePerson', { person: ' Anna Schulze ' })
  expect(first.events).toContainEqual({ type: 'session', state: 'open' })
  await first.call('members.update', { id, operations: [{ path: 'city', value: 'Jena' }] })
  await first.core.stop()

  const again = openCore(first.dataFolder)
  await again.call('session.unlock', { passphrase: setUp.passphrase })
  expect((await again.call('session.state', {})).person).toBe('Anna Schulze')
  const history = await again.call('records.history', { id })
  expect(history.map(({ person }) => person)).toEqual(['Anna Schulze', 'Anna Müller'])
  const trash = await again.call('records.trashed', { offset: 0, limit: 10 })
  expect(trash.rows).toMatchObject([{ person: 'Anna Müller' }])
  expect(await again.send('chapter.renamePerson', { person: '  ' })).toMatchObject({ ok: false })
})

test('a wrong passphrase opens nothing, and each further one waits longer', async () => {
  const { core, dataFolder, send, call } = openNewChapter()
  await call('session.lock', {})
  for (let attempt = 0; attempt < 3; attempt++) {
    const result = await send('session.unlock', { passphrase: 'geraten' })
    expect(result).toMatchObject({ ok: false, error: { code: 'session/wrong-passphrase' } })
  }
  const refused = { ok: false, error: { code: 'session/wait' } }
  expect(await send('session.unlock', { passphrase: setUp.passphrase })).toMatchObject(refused)
  await core.stop()
  const restarted = openCore(dataFolder)
  expect(await restarted.send('session.unlock', { passphrase: setUp.passphrase })).toMatchObject(
    refused,
  )
})

test('a locked chapter answers nothing about its members', async () => {
  const { send, call } = openNewChapter()
  await call('session.lock', {})
  const args = { search: '', sort: 'name', descending: false, offset: 0, limit: 10 }
  expect(await send('members.list', args)).toMatchObject({
    ok: false,
    error: { code: 'session/locked' },
  })
})

test('a short passphrase and a second set-up are refused', async () => {
  const empty = openCore(newDataFolder())
  expect(await empty.send('session.create', { ...setUp, passphrase: 'kurz' })).toMatchObject({
    error: { code: 'session/weak-passphrase' },
  })
  const { send } = openNewChapter()
  expect(await send('session.create', setUp)).toMatchObject({
    error: { code: 'session/already-set-up' },
  })
})

test('a damaged file is refused and stays as it is', async () => {
  const { core, dataFolder } = openNewChapter()
  await core.stop()
  const [id = ''] = readdirSync(path.join(dataFolder, 'chapters'))
  const file = path.join(dataFolder, 'chapters', id, 'vault.db')
  const bytes = readFileSync(file)
  bytes.writeUInt8(bytes.readUInt8(1000) ^ 1, 1000)
  writeFileSync(file, bytes)
  const again = openCore(dataFolder)
  await again.call('session.unlock', { passphrase: setUp.passphrase })
  expect(await again.call('session.state', {})).toMatchObject({
    chapter: null,
    problem: { code: 'vault/damaged', name: 'SPD Musterstadt' },
  })
  expect(readFileSync(file).equals(bytes)).toBe(true)
})

test('after a crash the core goes on with the session that the shell held', async () => {
  const first = openNewChapter()
  await first.core.stop()
  const restarted = openCore(first.dataFolder, { held: first.held })
  expect((await restarted.call('session.state', {})).chapter?.name).toBe('SPD Musterstadt')
})

test('what is not a call of the contract is refused', async () => {
  const { send } = openCore()
  expect(await send('members.drop', {})).toMatchObject({ error: { code: 'rpc/unknown-call' } })
  expect(await send('session.unlock', { passphrase: 7 })).toMatchObject({
    error: { code: 'rpc/bad-arguments' },
  })
})
