/** Relays in this process, closed again after each test. */
import type { Limits } from '../../../sync-server/limits.ts'
import { startRelay, type Relay, type RelayOptions } from '../../../sync-server/relay.ts'
import { openSqliteStorage } from '../../../sync-server/storage/sqlite-storage.ts'
import { afterEachTest } from '../../support/after-each.ts'
import { newRelayFile } from './storages.ts'

const running = new Set<Relay>()

afterEachTest(async () => {
  for (const relay of running) await stop(relay)
})

type Wanted = Partial<Limits> &
  Partial<Pick<RelayOptions, 'now' | 'report' | 'storage'>> & { file?: string }

/** A relay that is open for all, with room for a small space. */
export async function relayWith(wanted: Wanted = {}): Promise<Relay> {
  const { file = newRelayFile(), now, report, storage, ...limits } = wanted
  const relay = await startRelay({
    storage: storage ?? openSqliteStorage(file),
    port: 0,
    limits: { openQuota: 10_000_000, ...limits },
    report:
      report ??
      ((error) => {
        throw error
      }),
    ...(now && { now }),
  })
  running.add(relay)
  return relay
}

export async function stop(relay: Relay): Promise<void> {
  running.delete(relay)
  await relay.close()
}

/** A number of its metrics. */
export async function metric(relay: Relay, name: string): Promise<number> {
  const text = await (await fetch(`${relay.url.replace(/^ws/, 'http')}/metrics`)).text()
  const line = text.split('\n').find((each) => each.startsWith(`${name} `))
  return Number(line?.split(' ').at(-1) ?? 0)
}
