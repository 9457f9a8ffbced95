/** What a board writes without a connection, in a back room or at a stall. */
import { expect, test } from 'vitest'
import { stateOf, untilEqual, untilShared } from '../sync/support/boards.ts'
import { contentOf } from '../sync/support/content.ts'
import { addMember, idOf, list, setCity } from '../sync/support/stories.ts'
import { reopen, type App } from './support/app.ts'
import { beginStory, LONG } from './support/story.ts'

const HOUR = 3_600_000
const EDITS = 80

test('both offline for hours, with hundreds of edits, some of the same members: whoever comes back first, nothing of either is lost', async () => {
  const story = await beginStory()
  let [anna, bernd] = await story.board('Bernd')
  for (let n = 0; n < 10; n += 1) await addMember(anna, `Mitglied ${String(n)}`)
  await untilEqual(anna, bernd)
  for (const first of ['Anna', 'Bernd']) {
    story.proxy.setOpen(false)
    const members = await list(anna)
    for (let n = 0; n < EDITS; n += 1) {
      const { id = '' } = members[n % members.length] ?? {}
      await setCity(anna, id, `${first} Jena ${String(n)}`)
      if (n % 3 > 0) await setCity(bernd, id, `${first} Gera ${String(n)}`)
      else await addMember(bernd, `${first} ${String(n)}`)
      if (n % 20 === 0) story.later(HOUR)
    }
    expect(await stateOf(anna)).toMatchObject({ phase: 'offline', unshared: EDITS })
    // The other's laptop is closed until everything of the first is shared.
    const closed = first === 'Anna' ? bernd : anna
    await closed.stop()
    story.proxy.setOpen(true)
    const early = first === 'Anna' ? anna : bernd
    await early.call('sync.wake', {})
    await untilShared(early)
    const late = await reopen(closed, story.env)
    story.ends(late.stop)
    ;[anna, bernd] = first === 'Anna' ? [early, late] : [late, early]
    await untilEqual(anna, bernd)
  }
  const { changes = [], members = [] } = await contentOf(bernd)
  for (const first of ['Anna', 'Bernd']) {
    for (let n = 0; n < EDITS; n += 1) {
      expect(changes.some((change) => change.includes(`${first} Jena ${String(n)}`))).toBe(true)
      const theirs = n % 3 > 0 ? `${first} Gera ${String(n)}` : `${first} ${String(n)}`
      expect(changes.some((change) => change.includes(theirs))).toBe(true)
    }
  }
  expect(members).toHaveLength(10 + 2 * Math.ceil(EDITS / 3))
}, 120_000)

test('the line is cut ten times in the middle of a burst: equal in the end', async () => {
  const story = await beginStory()
  const [anna, bernd] = await story.board('Bernd')
  for (let cut = 0; cut < 10; cut += 1) {
    const burst = Array.from({ length: 20 }, (_, n) =>
      addMember(n % 2 ? anna : bernd, `N ${String(cut)} ${String(n)}`),
    )
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
    story.proxy.cut()
    await Promise.all(burst)
    for (const app of [anna, bernd]) await app.call('sync.wake', {})
  }
  await untilEqual(anna, bernd)
  expect((await contentOf(anna))['members']).toHaveLength(200)
}, 120_000)

test('a laptop comes back after thirteen months, in which the others went on, erased somebody and let others in', async () => {
  const story = await beginStory()
  const [anna, bernd, clara] = await story.board('Bernd', 'Clara')
  await addMember(anna, 'Geht')
  await addMember(anna, 'Bleibt')
  await untilEqual(anna, bernd, clara)
  await bernd.stop()
  const [goes, stays] = [await idOf(anna, 'Geht'), await idOf(anna, 'Bleibt')]
  const cityFor = async (app: App) => (await app.call('members.get', { id: stays }))?.city
  for (let month = 1; month <= 13; month += 1) {
    story.later(30 * 24 * HOUR)
    const [writes, reads] = month % 2 ? [anna, clara] : [clara, anna]
    await setCity(writes, stays, `Monat ${String(month)}`)
    await expect.poll(() => cityFor(reads), LONG).toBe(`Monat ${String(month)}`)
  }
  await anna.call('records.erase', { ids: [goes] })
  await untilEqual(anna, clara)
  const again = await reopen(bernd, story.env)
  story.ends(again.stop)
  await addMember(again, 'Von Bernd')
  await untilEqual(anna, clara, again)
  expect((await list(again)).map(({ lastName, city }) => [lastName, city])).toEqual([
    ['Bleibt', 'Monat 13'],
    ['Von Bernd', ''],
  ])
  expect(JSON.stringify(await contentOf(again))).not.toContain('Geht')
}, 120_000)
