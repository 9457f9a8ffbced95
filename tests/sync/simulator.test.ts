import { expect, test } from 'vitest'
import { ready } from '../../shared/protocol/crypto.ts'
import { simulate } from './simulator.ts'

const RUNS = Number(process.env['SIMULATOR_RUNS'] ?? 200)
const FIRST = 20_271_103

test(
  'whatever the relay does, all devices agree once it behaves, and bad entries are never taken',
  { timeout: 1_800_000 },
  async () => {
    await ready
    let alarms = 0
    for (let seed = FIRST; seed < FIRST + RUNS; seed += 1) {
      const run = await simulate(seed)
      expect(run, `seed ${String(seed)}`).toMatchObject({ complaint: '' })
      alarms += run.alarms > 0 ? 1 : 0
    }
    // A relay that misbehaves so much is noticed in most runs.
    expect(alarms).toBeGreaterThan(RUNS / 3)
  },
)
