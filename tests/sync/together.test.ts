/** What a board does together, from the invitation on. */
import { afterEach, expect, test } from 'vitest'
import { memberFilter } from '../../shared/members/member-filter.ts'
import type { Relay } from '../../sync-server/relay.ts'
import { openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { join, openRelay, shareWith, untilShared } from './support/boards.ts'

const cores: OpenCore[] = []
const relays: Relay[] = []
afterEach(async () => {
  for (const { core } of cores.splice(0)) await core.stop()
  for (const relay of relays.splice(0)) await relay.close()
})

async function board() {
  const relay = await openRelay()
  relays.push(relay)
  const anna = openCore()
  cores.push(anna)
  await anna.call('session.create', setUp)
  return { relay, anna }
}

const addMember = (core: OpenCore, lastName: string) =>
  core.call('members.create', { firstName: '', lastName })

async function names(core: OpenCore): Promise<string[]> {
  const filter = memberFilter.parse({ search: '' })
  const order = { sort: 'name', descending: false, offset: 0, limit: 100 } as const
  const { rows } = await core.call('members.list', { ...filter, ...order })
  return rows.map(({ lastName }) => lastName)
}

test('Bernd joins and has all that Anna wrote before; then each sees what the other writes', async () => {
  const { relay, anna } = await board()
  await addMember(anna, 'Müller')
  await shareWith(anna, relay)
  await addMember(anna, 'Öztürk')
  const bernd = await join(anna, 'Bernd')
  cores.push(bernd)
  await expect.poll(() => names(bernd)).toEqual(['Müller', 'Öztürk'])
  await addMember(bernd, 'Abel')
  await expect.poll(() => names(anna)).toEqual(['Abel', 'Müller', 'Öztürk'])
  await untilShared(bernd)
})
