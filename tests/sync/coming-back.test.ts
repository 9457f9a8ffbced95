/** Vaults that were put back, moved or copied: nobody speaks with two voices, and nothing is lost. */
import { cpSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { CopyOrigin } from '../../shared/rpc/session-calls.ts'
import { newDataFolder, openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { stateOf, untilEqual } from './support/boards.ts'
import { addMember, board, cores, names } from './support/stories.ts'

const LONG = { timeout: 20_000, interval: 50 }

/** What lies in somebody's folder at this moment. */
async function copyOf({ dataFolder, call }: OpenCore): Promise<string> {
  await call('session.lock', {})
  const copy = newDataFolder()
  cpSync(dataFolder, copy, { recursive: true })
  await call('session.unlock', { passphrase: setUp.passphrase })
  return copy
}

/** The same machine, with what lay in its folder on an earlier day. */
async function putBack(core: OpenCore, copy: string): Promise<OpenCore> {
  await core.core.stop()
  cores.splice(cores.indexOf(core), 1)
  rmSync(core.dataFolder, { recursive: true })
  cpSync(copy, core.dataFolder, { recursive: true })
  return reopen(core.dataFolder, 'restored')
}

async function reopen(dataFolder: string, origin: CopyOrigin, installationFolder?: string) {
  const core = openCore(dataFolder, installationFolder ? { installationFolder } : {})
  cores.push(core)
  await core.call('session.unlock', { passphrase: setUp.passphrase })
  expect((await core.call('session.state', {})).copy).not.toBe(null)
  await core.call('session.answerCopy', { origin })
  return core
}

test('A41 what Anna had written and not shared when her backup was made comes to the others all the same', async () => {
  const { line, anna, bernd } = await board(['Bernd'])
  await untilEqual(anna, bernd)
  line.proxy.setOpen(false)
  await addMember(anna, 'Unterwegs')
  const backup = await copyOf(anna)
  await addMember(anna, 'Verloren mit dem Laptop')
  const again = await putBack(anna, backup)
  await addMember(again, 'Danach')
  line.proxy.setOpen(true)
  await untilEqual(again, bernd)
  expect(await names(bernd)).toEqual(['Danach', 'Rosenblatt', 'Unterwegs'])
})

test('A41 the whole machine is put back to yesterday: the relay gives it away, the question is asked, and all are equal', async () => {
  const { anna, bernd } = await board(['Bernd'])
  await untilEqual(anna, bernd)
  const yesterday = await copyOf(anna)
  const installation = `${anna.dataFolder}-installation`
  cpSync(installation, `${yesterday}-installation`, { recursive: true })
  await addMember(anna, 'Heute')
  await untilEqual(anna, bernd)
  await anna.core.stop()
  cores.splice(cores.indexOf(anna), 1)
  for (const [from, to] of [
    [yesterday, anna.dataFolder],
    [`${yesterday}-installation`, installation],
  ] as const) {
    rmSync(to, { recursive: true })
    cpSync(from, to, { recursive: true })
  }
  const again = openCore(anna.dataFolder)
  cores.push(again)
  await again.call('session.unlock', { passphrase: setUp.passphrase })
  await addMember(again, 'Auf dem alten Stand')
  await expect.poll(() => stateOf(again), LONG).toMatchObject({ problem: 'copy' })
  await again.call('session.lock', {})
  await again.call('session.unlock', { passphrase: setUp.passphrase })
  expect((await again.call('session.state', {})).copy).toBe('older')
  await again.call('session.answerCopy', { origin: 'restored' })
  await untilEqual(again, bernd)
  expect(await names(bernd)).toEqual(['Auf dem alten Stand', 'Heute', 'Rosenblatt'])
})

test('A41 Bernd, who is no admin, puts back his vault: he is let in again by an invitation, and the old device goes', async () => {
  const { line, anna, bernd } = await board(['Bernd'])
  await untilEqual(anna, bernd)
  line.proxy.setOpen(false)
  await addMember(bernd, 'Unterwegs')
  const backup = await copyOf(bernd)
  line.proxy.setOpen(true)
  await addMember(bernd, 'Später')
  await untilEqual(anna, bernd)
  const again = await putBack(bernd, backup)
  await expect.poll(() => stateOf(again), LONG).toMatchObject({ problem: 'not-admitted' })
  await addMember(again, 'Danach')
  expect(await again.send('sync.rejoin', { invite: 'hallo' })).toMatchObject({
    error: { code: 'sync/invite-invalid' },
  })
  const { link } = await anna.call('sync.invite', { role: 'member', hours: 48 })
  await again.call('sync.rejoin', { invite: link })
  await expect.poll(() => stateOf(again), LONG).toMatchObject({ kind: 'joining', phase: 'waiting' })
  expect((await again.call('session.state', {})).isJoining).toBe(false)
  const [asking] = await anna.call('sync.asking', {})
  expect(asking).toMatchObject({ person: 'Bernd', isReturning: true })
  await anna.call('sync.approve', { invite: asking?.invite ?? '' })
  await untilEqual(again, anna)
  expect(await names(anna)).toEqual(['Danach', 'Rosenblatt', 'Später', 'Unterwegs'])
  const devices = await anna.call('sync.devices', {})
  expect(devices.filter(({ isRemoved }) => isRemoved)).toHaveLength(1)
  expect(devices).toHaveLength(3)
})
