/** What more than half of a board decide together, where no admin does it for them. */
import { afterEach, expect, test, vi } from 'vitest'
import { openDatabase, type Database } from '../../core/db/database.ts'
import { factsOf, recordFact } from '../../core/records/facts.ts'
import { hashOf } from '../../core/sync/majority/majority-facts.ts'
import { readChain } from '../../core/sync/sync-store.ts'
import { fromBase64Url, toBase64Url } from '../../shared/protocol/base64url.ts'
import { nextContent } from '../../shared/protocol/roster/make-record.ts'
import type { MajorityAct } from '../../shared/rpc/majority-calls.ts'
import { firstVault } from '../support/first-vault.ts'
import { openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { stateOf, untilEqual, untilShared } from './support/boards.ts'
import { withOtherApp } from './support/other-app.ts'
import { addMember, board, cores, names } from './support/stories.ts'
import { until } from './support/until.ts'

afterEach(() => {
  vi.useRealTimers()
})

const HOUR = 3_600_000
const LONG = { timeout: 20_000, interval: 50 }

/** The cores' and the relay's clock goes on from now, and can be put forward. */
function withClock() {
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true })
  return (hours: number) => vi.setSystemTime(Date.now() + hours * HOUR)
}

async function deviceOf(core: OpenCore, person: string) {
  const devices = await core.call('sync.devices', {})
  const found = devices.find((one) => one.person === person && !one.isRemoved)
  if (!found) throw new Error(`nobody is called ${person}`)
  return found
}

const isAdmin = async (core: OpenCore, person: string) =>
  (await deviceOf(core, person)).role === 'admin'

const propose = async (core: OpenCore, act: MajorityAct, person: string) =>
  core.call('majority.propose', { act, device: (await deviceOf(core, person)).number })

/** What is open, in words that a test can compare. */
async function proposals(core: OpenCore) {
  const { proposals: open } = await core.call('majority.state', {})
  return open.map(({ act, about, agreed, missing, hasAgreed }) => ({
    act,
    about: about.person,
    agreed: agreed.map(({ person }) => person).sort(),
    missing,
    hasAgreed,
  }))
}

async function answer(core: OpenCore, act: MajorityAct, agrees = true) {
  const open = async () => (await core.call('majority.state', {})).proposals
  await expect.poll(async () => (await open()).map((one) => one.act), LONG).toContain(act)
  const proposal = (await open()).find((one) => one.act === act)?.id ?? ''
  await core.call('majority.answer', { proposal, agrees })
}

const noticesOf = async (core: OpenCore) => {
  const state = await stateOf(core)
  return state.kind === 'shared' ? state.notices : []
}
const kindsOf = async (core: OpenCore) => (await noticesOf(core)).map(({ kind }) => kind)

type Rested = Pick<OpenCore, 'dataFolder' | 'held'>

/** The app ends in the middle of whatever it does. */
async function kill({ core, dataFolder, held }: OpenCore): Promise<Rested> {
  await core.stop()
  cores.splice(
    cores.findIndex((one) => one.core === core),
    1,
  )
  return { dataFolder, held }
}

function reopen({ dataFolder, held }: Rested): OpenCore {
  const core = openCore(dataFolder, { held })
  cores.push(core)
  return core
}

/** Somebody is online for a moment, alone, perhaps does something, and the app is killed. */
async function visit(of: Rested, work: (core: OpenCore) => Promise<unknown> = untilShared) {
  const core = reopen(of)
  await untilShared(core)
  await work(core)
  await untilShared(core)
  await kill(core)
}

/** Reads in somebody's folder, beside the running core. */
async function readIn<Value>({ dataFolder }: OpenCore, read: (db: Database) => Value) {
  const { file, fileKey } = await firstVault(dataFolder)
  const db = openDatabase(file, fileKey)
  try {
    return read(db)
  } finally {
    db.close()
  }
}

const lastRecordIn = (core: OpenCore) =>
  readIn(core, (db) => readChain(db)?.links.at(-1)?.content.body.type)

/** What drafts hold, or signatures are under; the oldest first. */
const contentsIn = (core: OpenCore, kind: string) =>
  readIn(core, (db) =>
    factsOf(db, { kind }).map(({ body }) => (body as { content: string }).content),
  )

test('the only admin is ill: three of four appoint another one, no two of them ever online together, each killed in between', async () => {
  const { line, ...people } = await board(['Bernd', 'Clara', 'Dora'])
  const online = [people.anna, people.bernd, people.clara, cores[3] ?? people.anna] as const
  await untilEqual(...online)
  const anna = await kill(online[0])
  const bernd = await kill(online[1])
  const clara = await kill(online[2])
  const dora = await kill(online[3])

  line.proxy.setOpen(false)
  // Neither can know that the other proposes the same.
  for (const one of [bernd, clara]) {
    const core = reopen(one)
    await until('it is open', () => core.send('sync.state', {}).then(({ ok }) => ok))
    await propose(core, 'appoint', 'Bernd')
    await kill(core)
  }
  line.proxy.setOpen(true)
  await visit(bernd)
  await visit(clara)
  await visit(dora, async (core) => {
    expect(await kindsOf(core)).toEqual(['appoint-proposed'])
    expect(await proposals(core)).toEqual([
      { act: 'appoint', about: 'Bernd', agreed: ['Bernd', 'Clara'], missing: 1, hasAgreed: false },
    ])
    await answer(core, 'appoint')
    await expect.poll(() => contentsIn(core, 'majority.signature'), LONG).toHaveLength(1)
    await answer(core, 'appoint', false)
    await expect.poll(() => lastRecordIn(core), LONG).toBe('relabelled')
  })
  // Her signature is there, and of no use to anybody any more.
  for (const one of [bernd, clara]) await visit(one)
  await visit(dora, async (core) => {
    expect(await isAdmin(core, 'Bernd')).toBe(false)
    await answer(core, 'appoint')
    await expect.poll(() => contentsIn(core, 'majority.signature'), LONG).toHaveLength(2)
  })
  for (const one of [bernd, clara]) await visit(one)
  await visit(bernd, async (core) => {
    expect(await proposals(core)).toEqual([])
    await core.call('sync.invite', { role: 'member', hours: 1 })
  })
  await visit(anna, async (core) => {
    expect(await kindsOf(core)).toEqual(['board-appointed'])
    const { number } = await deviceOf(core, 'Bernd')
    await core.call('sync.setRole', { device: number, role: 'member' })
  })
  // What the board has decided is done once: an admin may decide otherwise afterwards.
  for (const one of [bernd, dora]) await visit(one)
  await visit(clara, async (core) => {
    expect(await isAdmin(core, 'Bernd')).toBe(false)
  })
}, 60_000)

test('an admin is removed by the board: told to all, withdrawn, announced anew, and done 72 hours later', async () => {
  const later = withClock()
  const { line, anna, bernd, clara } = await board(['Bernd', 'Clara', 'Dora', 'Emil'])
  const [, , , dora = anna, emil = anna] = cores
  const all = [anna, bernd, clara, dora, emil] as const
  for (const core of all) await core.call('settings.set', { settings: { lockAfterMinutes: 0 } })
  await untilEqual(...all)
  const { number } = await deviceOf(anna, setUp.person)
  const remove = (core: OpenCore) =>
    core.send('majority.propose', { act: 'remove', device: number })
  expect(await remove(clara)).toMatchObject({ error: { code: 'sync/last-admin' } })
  await anna.call('sync.setRole', {
    device: (await deviceOf(anna, 'Bernd')).number,
    role: 'admin',
  })
  await expect.poll(() => isAdmin(clara, 'Bernd'), LONG).toBe(true)

  const announce = async () => {
    expect(await remove(clara)).toMatchObject({ ok: true })
    await answer(dora, 'remove')
    await answer(emil, 'remove')
    for (const core of all) {
      await expect.poll(() => kindsOf(core), LONG).toContain('removal-announced')
    }
    const { at = 0 } =
      (await noticesOf(anna)).find(({ kind }) => kind === 'removal-announced') ?? {}
    expect(at - Date.now()).toBeGreaterThan(71 * HOUR)
    expect(at - Date.now()).toBeLessThanOrEqual(72 * HOUR)
  }
  await announce()

  await propose(dora, 'withdraw', setUp.person)
  await answer(emil, 'withdraw')
  expect(await proposals(emil)).toMatchObject([{ act: 'remove', missing: 2 }, { act: 'withdraw' }])
  await answer(clara, 'withdraw')
  await expect.poll(() => kindsOf(anna), LONG).toContain('removal-withdrawn')
  expect(await kindsOf(anna)).not.toContain('removal-announced')
  for (const core of all) await core.call('sync.dismissNotices', {})
  later(80)
  line.proxy.cut()
  await untilEqual(...all)
  expect(await proposals(dora)).toEqual([])

  await announce()
  later(71)
  line.proxy.cut()
  await untilEqual(...all)
  expect((await stateOf(anna)).kind).toBe('shared')
  await addMember(anna, 'Noch von Anna')
  await untilEqual(...all)
  const away = await kill(emil)
  later(2)
  line.proxy.cut()
  await untilEqual(bernd, clara, dora)
  expect(await proposals(clara)).toMatchObject([{ act: 'remove', missing: 0 }])
  const back = reopen(away)
  await expect.poll(() => stateOf(anna), LONG).toMatchObject({ problem: 'removed' })
  await addMember(back, 'Danach')
  await untilEqual(bernd, clara, dora, back)
  expect(await names(bernd)).toEqual(['Danach', 'Noch von Anna', 'Rosenblatt'])
  expect(await names(anna)).toEqual(['Noch von Anna', 'Rosenblatt'])
  await expect.poll(() => kindsOf(bernd), LONG).toContain('board-removed')
}, 120_000)

test('only the board is asked, and only what it agreed to is signed: no forged consent, no other draft, none that was taken back', async () => {
  const { anna, bernd, clara } = await board(['Bernd', 'Clara', 'Dora'])
  const dora = cores[3] ?? anna
  const { number } = await deviceOf(anna, 'Dora')
  await anna.call('sync.setRole', { device: number, role: 'auditor' })
  await expect.poll(() => stateOf(dora), LONG).toMatchObject({ role: 'auditor' })
  await propose(bernd, 'appoint', 'Bernd')
  await untilEqual(bernd, anna, clara, dora)
  const [proposal = ''] = (await dora.call('majority.state', {})).proposals.map(({ id }) => id)
  expect(await dora.send('majority.answer', { proposal, agrees: true })).toMatchObject({
    error: { code: 'sync/not-of-board' },
  })
  await withOtherApp(dora, (chapter) => {
    recordFact(chapter, 'majority.answer', { proposal, agrees: true, turn: 1 })
  })
  await withOtherApp(clara, (chapter) => {
    const roster = readChain(chapter.db)?.now
    if (!roster) throw new Error('no roster')
    const { device } = chapter
    const body = { type: 'roleChanged', device, role: 'admin' } as const
    const content = toBase64Url(nextContent(roster, body, Date.now()))
    recordFact(chapter, 'majority.draft', { proposal, content })
  })
  await untilShared(dora)
  await untilEqual(clara, bernd, anna)
  expect(await proposals(anna)).toMatchObject([{ agreed: ['Bernd'], missing: 1 }])

  await bernd.call('majority.answer', { proposal, agrees: false })
  await untilShared(bernd)
  await answer(clara, 'appoint')
  await untilEqual(clara, bernd, anna)
  expect(await proposals(anna)).toMatchObject([{ agreed: ['Clara'], missing: 1 }])
  await answer(bernd, 'appoint')
  await expect.poll(() => isAdmin(anna, 'Bernd'), LONG).toBe(true)
  await untilEqual(anna, bernd, clara)
  expect(await isAdmin(anna, 'Clara')).toBe(false)
  const [fake, ...honest] = await contentsIn(anna, 'majority.draft')
  const signed = await contentsIn(anna, 'majority.signature')
  expect(honest.length).toBeGreaterThan(0)
  expect(fake && signed.includes(hashOf(fromBase64Url(fake) ?? new Uint8Array()))).toBe(false)
})
