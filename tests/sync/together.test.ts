/** What a board does together, from the invitation on. */
import { expect, test } from 'vitest'
import { openCore, setUp } from '../support/open-core.ts'
import { join, stateOf, untilEqual } from './support/boards.ts'
import { contentOf } from './support/content.ts'
import { addMember, board, cores, idOf, list, names, setCity } from './support/stories.ts'

test('Bernd joins and has all that Anna wrote before; then each sees what the other writes', async () => {
  const { anna, bernd } = await board(['Bernd'])
  await expect.poll(() => names(bernd)).toEqual(['Rosenblatt'])
  await addMember(bernd, 'Abel')
  await expect.poll(() => names(anna)).toEqual(['Abel', 'Rosenblatt'])
  await untilEqual(anna, bernd)
})

test('both offline, with edits of the same member: nothing of either is lost, and both are equal', async () => {
  const { line, anna, bernd } = await board(['Bernd'])
  const id = (await list(anna))[0]?.id ?? ''
  await expect.poll(() => names(bernd)).toHaveLength(1)
  line.proxy.setOpen(false)
  await expect.poll(() => stateOf(anna)).toMatchObject({ phase: 'offline', problem: 'unreachable' })
  for (let n = 0; n < 30; n += 1) {
    await setCity(anna, id, `Jena ${String(n)}`)
    await setCity(bernd, id, `Gera ${String(n)}`)
    await addMember(n % 2 ? anna : bernd, `Neu ${String(n)}`)
  }
  expect(await stateOf(anna)).toMatchObject({ unshared: 45 })
  line.proxy.setOpen(true)
  await untilEqual(bernd, anna)
  const history = await anna.call('records.history', { id })
  expect(history.filter(({ command }) => command === 'members.update')).toHaveLength(60)
})

test('a clock that is twelve minutes fast is told, and refuses nothing', async () => {
  const { line, anna, bernd } = await board(['Bernd'])
  await untilEqual(anna, bernd)
  expect(await stateOf(anna)).toMatchObject({ clockAhead: 0 })
  await line.stop()
  line.now = () => Date.now() - 12 * 60_000
  await line.start()
  await addMember(anna, 'Zu früh')
  await untilEqual(anna, bernd)
  expect(await stateOf(anna)).toMatchObject({ clockAhead: 12 })
  expect(await names(bernd)).toContain('Zu früh')
})

test('Clara is removed: she is told and gets nothing more; the others go on under new keys', async () => {
  const { line, anna, bernd, clara } = await board(['Bernd', 'Clara'])
  await untilEqual(anna, bernd, clara)
  const devices = await anna.call('sync.devices', {})
  const { number = 0 } = devices.find(({ person }) => person === 'Clara') ?? {}
  await anna.call('sync.remove', { devices: [number] })
  await expect.poll(() => stateOf(clara)).toMatchObject({ phase: 'offline', problem: 'removed' })
  await addMember(clara, 'Nur hier')
  await addMember(anna, 'Danach')
  await untilEqual(anna, bernd)
  expect(await names(bernd)).toEqual(['Danach', 'Rosenblatt'])
  expect(await names(clara)).toEqual(['Nur hier', 'Rosenblatt'])
  const dora = await join(anna, 'Dora')
  cores.push(dora)
  await untilEqual(anna, dora)
  line.proxy.cut()
  await untilEqual(anna, bernd, dora)
})

test('Bernd leaves by himself: the others go on under new keys, and the last admin cannot leave', async () => {
  const { anna, bernd, clara } = await board(['Bernd', 'Clara'])
  await untilEqual(anna, bernd, clara)
  expect(await anna.send('sync.leave', {})).toMatchObject({
    error: { code: 'sync/roster-refused' },
  })
  await addMember(bernd, 'Zuletzt')
  await bernd.call('sync.leave', {})
  await expect.poll(() => stateOf(bernd)).toMatchObject({ problem: 'removed' })
  await addMember(clara, 'Danach')
  await untilEqual(anna, clara)
  expect(await names(anna)).toEqual(['Danach', 'Rosenblatt', 'Zuletzt'])
  expect(await names(bernd)).not.toContain('Danach')
})

test('Bernd is called otherwise and names his device, without a connection: the others hear of it', async () => {
  const { line, anna, bernd } = await board(['Bernd'])
  await untilEqual(anna, bernd)
  await addMember(bernd, 'Abel')
  line.proxy.setOpen(false)
  await bernd.call('chapter.renamePerson', { person: 'Bernd Öztürk' })
  await bernd.call('sync.renameDevice', { name: 'Neuer Laptop' })
  line.proxy.setOpen(true)
  await untilEqual(bernd, anna)
  const seen = { person: 'Bernd Öztürk', name: 'Neuer Laptop' }
  await expect
    .poll(async () => (await anna.call('sync.devices', {})).find(({ isOwn }) => !isOwn))
    .toMatchObject(seen)
  const id = await idOf(anna, 'Abel')
  expect((await anna.call('records.history', { id }))[0]).toMatchObject({ person: 'Bernd' })
})

test('whoever is erased disappears everywhere, and a late edit does not bring them back', async () => {
  const { line, anna, bernd } = await board(['Bernd'])
  await untilEqual(anna, bernd)
  const id = (await list(anna))[0]?.id ?? ''
  line.proxy.setOpen(false)
  await setCity(bernd, id, 'Gera')
  await anna.call('records.erase', { ids: [id] })
  line.proxy.setOpen(true)
  await untilEqual(anna, bernd)
  expect(await names(bernd)).toEqual([])
  expect(JSON.stringify(await contentOf(bernd))).not.toContain('Rosenblatt')
  expect((await contentOf(bernd))['erased']).toHaveLength(1)
})

test('whoever is erased before anything of them was shared never leaves the device', async () => {
  const { line, anna, bernd } = await board(['Bernd'])
  await untilEqual(anna, bernd)
  line.proxy.setOpen(false)
  await addMember(anna, 'Geheim')
  const id = await idOf(anna, 'Geheim')
  await anna.call('records.erase', { ids: [id] })
  // The proof that something was erased, without saying what, is all that is left to share.
  expect(await stateOf(anna)).toMatchObject({ unshared: 1 })
  line.proxy.setOpen(true)
  await untilEqual(anna, bernd)
  expect(JSON.stringify(await contentOf(bernd))).not.toContain('Geheim')
})

test('a core that is killed goes on with what it had not shared yet', async () => {
  const { line, anna, bernd } = await board(['Bernd'])
  await untilEqual(anna, bernd)
  line.proxy.setOpen(false)
  await addMember(bernd, 'Offline')
  const { held, dataFolder } = bernd
  await bernd.core.stop()
  cores.splice(cores.indexOf(bernd), 1)
  const again = openCore(dataFolder, { held })
  cores.push(again)
  line.proxy.setOpen(true)
  await untilEqual(again, anna)
  expect(await names(anna)).toEqual(['Offline', 'Rosenblatt'])
})

test('an invitation that is used, withdrawn or no invitation is told; whoever gives up begins anew', async () => {
  const { anna } = await board([])
  const { link, key } = await anna.call('sync.invite', { role: 'member', hours: 48 })
  await anna.call('sync.revokeInvite', { key })
  const bernd = openCore()
  cores.push(bernd)
  const asked = { person: 'Bernd', device: 'Laptop', passphrase: setUp.passphrase }
  expect(await bernd.send('session.join', { ...asked, invite: 'hallo' })).toMatchObject({
    error: { code: 'sync/invite-invalid' },
  })
  await bernd.call('session.join', { ...asked, invite: link })
  await expect.poll(() => stateOf(bernd)).toMatchObject({ problem: 'invite-expired' })
  await bernd.call('session.stopJoining', {})
  expect((await bernd.call('session.state', {})).keyring).toBe('none')
})
