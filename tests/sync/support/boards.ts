/** Boards that work together: real cores on folders of their own, over a real relay. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { SyncView } from '../../../shared/rpc/sync-calls.ts'
import { startRelay, type Relay } from '../../../sync-server/relay.ts'
import { openSqliteStorage } from '../../../sync-server/storage/sqlite-storage.ts'
import type { Pace } from '../../../core/sync/compaction/compaction.ts'
import {
  newDataFolder,
  openCore,
  setUp,
  type Caller,
  type OpenCore,
} from '../../support/open-core.ts'
import { contentOf, shownBy, type Content } from './content.ts'
import { openProxy, type Proxy } from './proxy.ts'
import { until } from './until.ts'

export const newRelayFile = () =>
  path.join(mkdtempSync(path.join(tmpdir(), 'relay-')), 'relay.sqlite')

/** A relay that is open for all, behind a line that can be cut; it can end and come back. */
export interface Line {
  proxy: Proxy
  url: string
  file: string
  /** The relay's clock, from its next start on; milliseconds since 1970. */
  now: () => number
  stop(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

export async function openLine(): Promise<Line> {
  const file = newRelayFile()
  let relay: Relay | null = null
  const proxy = await openProxy(() => relay?.port ?? 0)
  const url = `ws://127.0.0.1:${String(proxy.port)}`
  const line: Line = {
    proxy,
    url,
    file,
    now: Date.now,
    async stop() {
      const { close } = relay ?? { close: () => Promise.resolve() }
      relay = null
      await close()
    },
    async start() {
      relay = await startRelay({
        storage: openSqliteStorage(file),
        port: 0,
        publicUrl: url,
        now: line.now,
        limits: { openQuota: 2 ** 30 },
        report: (error) => {
          throw error
        },
      })
    },
    async close() {
      await line.stop()
      await proxy.close()
    },
  }
  await line.start()
  return line
}

export async function stateOf(core: Caller): Promise<SyncView> {
  return core.call('sync.state', {})
}

/** Waits until everything of this device is at the relay, and it is connected. */
export async function untilShared(core: Caller): Promise<void> {
  await until(
    'everything is shared',
    async () => {
      const state = await stateOf(core)
      return state.kind === 'shared' && state.phase === 'online' && state.unshared === 0
    },
    { longest: 60_000 },
  )
}

export async function shareWith(core: Caller, { url }: Pick<Line, 'url'>): Promise<void> {
  await core.call('sync.share', { address: url, code: '' })
  await untilShared(core)
}

/** Somebody new is invited, asks, is compared by words, and let in. */
export async function join(admin: OpenCore, person: string, syncPace?: Pace) {
  const joiner = await askToJoin(admin, person, syncPace)
  await letIn(admin, joiner)
  return joiner
}

/** Somebody new is invited, asks, and waits; what the admin sees are their words. */
export async function askToJoin(admin: OpenCore, person: string, syncPace?: Pace) {
  const joiner = openCore(newDataFolder(), syncPace ? { syncPace } : {})
  await askWith(admin, joiner, person)
  return joiner
}

/** The same with an app that is there already. */
export async function askWith(admin: Caller, joiner: Caller, person: string): Promise<void> {
  const { link } = await admin.call('sync.invite', { role: 'member', hours: 48 })
  await joiner.call('session.join', {
    invite: link,
    person,
    device: `Laptop von ${person}`,
    passphrase: setUp.passphrase,
  })
  const words = await until(`${person} waits`, async () => {
    const state = await stateOf(joiner)
    return state.kind === 'joining' && state.phase === 'waiting' && state.words
  })
  const [asking] = await admin.call('sync.asking', {})
  const isTheirs = asking?.person === person && asking.words.join() === words.join()
  if (!isTheirs || words.length !== 6) throw new Error(`somebody else than ${person} asks`)
}

/** The one who asks is let in, and has everything when this resolves. */
export async function letIn(admin: Caller, joiner: Caller): Promise<void> {
  const [asking] = await admin.call('sync.asking', {})
  if (!asking) throw new Error('nobody asks')
  await admin.call('sync.approve', { invite: asking.invite })
  await until(
    'the first sync is complete',
    async () => {
      const state = await stateOf(joiner)
      return state.kind === 'shared' && state.phase === 'online' && state.isComplete
    },
    { longest: 60_000 },
  )
}

/** Waits until all of them say the same, and all of it is shared. */
export async function untilEqual(...cores: readonly Caller[]): Promise<void> {
  for (const core of cores) {
    await core.call('sync.wake', {})
    await untilShared(core)
  }
  const [first, ...others] = cores
  if (!first) return
  for (const other of others) {
    let different: string[] = []
    const isEqual = async () => {
      different = differences(await shownBy(first), await shownBy(other))
      return different.length === 0
    }
    await until('all say the same', isEqual, { longest: 40_000, pause: 100 }).catch(() => {
      throw new Error(`not the same in the end:\n${different.join('\n')}`)
    })
  }
  for (const core of cores) await contentOf(core)
}

/** Rows that only one of two has, a few of each table. */
const differences = (one: Content, other: Content): string[] =>
  Object.entries(one).flatMap(([table, rows]) => {
    const theirs = new Set(other[table])
    const own = new Set(rows)
    const only = [
      ...rows.filter((row) => !theirs.has(row)).map((row) => `+ ${row}`),
      ...[...theirs].filter((row) => !own.has(row)).map((row) => `- ${row}`),
    ]
    return only.slice(0, 5).map((row) => `${table} ${row.slice(0, 300)}`)
  })
