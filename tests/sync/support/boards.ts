/** Boards that work together: real cores on folders of their own, over a real relay. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import type { SyncView } from '../../../shared/rpc/sync-calls.ts'
import { startRelay, type Relay, type RelayOptions } from '../../../sync-server/relay.ts'
import { openSqliteStorage } from '../../../sync-server/storage/sqlite-storage.ts'
import { openCore, setUp, type OpenCore } from '../../support/open-core.ts'

export const newRelayFile = () =>
  path.join(mkdtempSync(path.join(tmpdir(), 'relay-')), 'relay.sqlite')

/** A relay that is open for all. */
export function openRelay(file = newRelayFile(), options: Partial<RelayOptions> = {}) {
  return startRelay({
    storage: openSqliteStorage(file),
    port: 0,
    limits: { openQuota: 2 ** 30 },
    report: (error) => {
      throw error
    },
    ...options,
  })
}

const LONG = { timeout: 20_000, interval: 50 }

export async function stateOf(core: OpenCore): Promise<SyncView> {
  return core.call('sync.state', {})
}

/** Waits until everything of this device is at the relay, and it is connected. */
export async function untilShared(core: OpenCore): Promise<void> {
  await expect.poll(() => stateOf(core), LONG).toMatchObject({ phase: 'online', unshared: 0 })
}

export async function shareWith(core: OpenCore, relay: Relay): Promise<void> {
  await core.call('sync.share', { address: relay.url, code: '' })
  await untilShared(core)
}

/** Somebody new is invited, asks, is compared by words, and let in. */
export async function join(admin: OpenCore, person: string, role = 'member' as const) {
  const { link } = await admin.call('sync.invite', { role, hours: 48 })
  const joiner = openCore()
  await joiner.call('session.join', {
    invite: link,
    person,
    device: `Laptop von ${person}`,
    passphrase: setUp.passphrase,
  })
  await expect.poll(() => stateOf(joiner), LONG).toMatchObject({ phase: 'waiting' })
  const state = await stateOf(joiner)
  const [asking] = await admin.call('sync.asking', {})
  if (!asking || state.kind !== 'joining') throw new Error('nobody asks')
  expect(asking).toMatchObject({ person, words: state.words })
  expect(state.words).toHaveLength(6)
  await admin.call('sync.approve', { invite: asking.invite })
  await expect
    .poll(() => stateOf(joiner), LONG)
    .toMatchObject({ kind: 'shared', phase: 'online', isComplete: true })
  return joiner
}
