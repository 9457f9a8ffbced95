/** Somebody who has a folder already gets into a second one: by an invitation, and by a chapter sheet. */
import { expect, test } from 'vitest'
import { openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { letIn, shareWith, stateOf, untilShared } from './support/boards.ts'
import { addMember, board, cores, names, openStoryLine } from './support/stories.ts'
import { until } from './support/until.ts'

const OWN = 'SPD Nachbarstadt'

/** Clara's laptop, with a folder of hers. */
async function clarasLaptop(): Promise<OpenCore> {
  const clara = openCore()
  cores.push(clara)
  await clara.call('session.create', { ...setUp, person: 'Clara', chapter: OWN })
  await addMember(clara, 'Nachbar')
  return clara
}

const inviteOf = async (anna: OpenCore) =>
  (await anna.call('sync.invite', { role: 'member', hours: 48 })).link

const ask = (core: OpenCore, invite: string) =>
  core.call('session.join', { invite, person: 'Clara', device: 'Laptop Clara', passphrase: null })

const chaptersOf = async (core: OpenCore) => (await core.call('session.state', {})).chapters

async function open(core: OpenCore, name: string) {
  const chapter = (await chaptersOf(core)).find((one) => one.name === name)
  await core.call('session.openChapter', { id: chapter?.id ?? '' })
}

const untilWaiting = (core: OpenCore) =>
  until('it waits', async () => {
    const state = await stateOf(core)
    return state.kind === 'joining' && state.phase === 'waiting'
  })

async function restarted(core: OpenCore): Promise<OpenCore> {
  await core.core.stop()
  const again = openCore(core.dataFolder)
  cores.splice(cores.indexOf(core), 1, again)
  await again.call('session.unlock', { passphrase: setUp.passphrase })
  return again
}

test('she joins a second folder without another passphrase, waits over a restart, and has both', async () => {
  const { anna } = await board([])
  const first = await clarasLaptop()
  await ask(first, await inviteOf(anna))
  await untilWaiting(first)

  const clara = await restarted(first)
  await untilWaiting(clara)
  // Meanwhile she works in her own.
  await open(clara, OWN)
  expect(await names(clara)).toEqual(['Nachbar'])
  await open(clara, '')
  await untilWaiting(clara)
  await letIn(anna, clara)
  expect(await names(clara)).toEqual(['Rosenblatt'])
  await until('its name is known', async () =>
    (await chaptersOf(clara)).some(({ name }) => name === setUp.chapter),
  )

  await open(clara, OWN)
  expect(await names(clara)).toEqual(['Nachbar'])
  await open(clara, setUp.chapter)
  expect(await names(clara)).toEqual(['Rosenblatt'])
})

test('she is let in while she works in her own folder, and finds the other one when she looks', async () => {
  const { anna } = await board([])
  const clara = await clarasLaptop()
  await ask(clara, await inviteOf(anna))
  await untilWaiting(clara)
  await open(clara, OWN)
  const [asking] = await anna.call('sync.asking', {})
  await anna.call('sync.approve', { invite: asking?.invite ?? '' })
  await open(clara, '')
  await untilShared(clara)
  await expect.poll(() => names(clara)).toEqual(['Rosenblatt'])
})

test('she gives up, also after a restart: nothing of the other folder stays, and hers is shown', async () => {
  const { anna } = await board([])
  const first = await clarasLaptop()
  await first.call('session.addChapter', { ...setUp, person: 'Clara', chapter: 'SPD Kreis' })
  await ask(first, await inviteOf(anna))
  await untilWaiting(first)
  const clara = await restarted(first)
  await clara.call('session.stopJoining', {})
  const { chapter, isJoining } = await clara.call('session.state', {})
  expect(isJoining).toBe(false)
  // The one from which she came, not merely the first.
  expect(chapter?.name).toBe('SPD Kreis')
  expect((await chaptersOf(clara)).map(({ name }) => name)).toEqual([OWN, 'SPD Kreis'])
  await open(clara, OWN)
  expect(await names(clara)).toEqual(['Nachbar'])
})

test('an invitation to a folder that is here is refused, whichever is open; a link that is none, too', async () => {
  const { anna } = await board([])
  const clara = await clarasLaptop()
  const link = await inviteOf(anna)
  const refused = async (invite: string) => {
    const asked = { person: 'Clara', device: 'Laptop', passphrase: null }
    const result = await clara.send('session.join', { ...asked, invite })
    return result.ok ? 'taken' : result.error.code
  }
  expect(await refused(`${link.slice(0, -3)}xyz`)).toBe('sync/invite-invalid')
  await ask(clara, link)
  expect(await refused(link)).toBe('sync/already-here')
  await untilWaiting(clara)
  await letIn(anna, clara)
  const other = await inviteOf(anna)
  expect(await refused(other)).toBe('sync/already-here')
  await open(clara, OWN)
  expect(await refused(other)).toBe('sync/already-here')
  expect(await chaptersOf(clara)).toHaveLength(2)
  // Who was removed may come again.
  const own = (await anna.call('sync.devices', {})).find(({ isOwn }) => !isOwn)
  await open(clara, setUp.chapter)
  await untilShared(clara)
  await anna.call('sync.remove', { devices: [own?.number ?? 0] })
  await expect.poll(() => stateOf(clara)).toMatchObject({ problem: 'removed' })
  expect(await refused(await inviteOf(anna))).toBe('taken')
})

test('a second folder comes back by its chapter sheet beside the first, and not twice', async () => {
  const line = await openStoryLine()
  const anna = openCore()
  cores.push(anna)
  await anna.call('session.create', setUp)
  await addMember(anna, 'Rosenblatt')
  await shareWith(anna, line)
  const { groups, asked, relay } = await anna.call('sheet.make', {})
  const [one, two, three] = asked.map((group) => groups[group - 1] ?? '')
  await anna.call('sheet.confirm', { groups: [one ?? '', two ?? '', three ?? ''] })
  await untilShared(anna)
  const sheet = { sheet: groups.join(' '), relay, person: 'Clara', device: 'Laptop' }
  const again = await anna.send('session.returnBySheet', { ...sheet, passphrase: null })
  expect(again).toMatchObject({ error: { code: 'sync/already-here' } })
  await anna.core.stop()

  const clara = await clarasLaptop()
  await clara.call('session.returnBySheet', { ...sheet, passphrase: null })
  await untilShared(clara)
  await expect.poll(() => names(clara)).toEqual(['Rosenblatt'])
  await open(clara, OWN)
  expect(await names(clara)).toEqual(['Nachbar'])
})
