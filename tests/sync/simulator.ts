/**
 * A board over a relay that is not to be trusted: whatever it did, once it behaves all devices are
 * equal; and as long as it does not, nobody is silently given something else than the others.
 */
import { member } from '../../shared/members/member.ts'
import { projectionTables } from '../../core/db/tables.ts'
import { write } from '../../core/records/write.ts'
import { compareProjections } from '../../core/records/compare-projections.ts'
import { malicious, MISCHIEF, randomOf, type Chance } from './support/malice.ts'
import { alarmsOf, honest, meet, openBoard, type SimulatedDevice } from './support/simulated.ts'

const ROUNDS = 12
const IDS = ['1', '2', '3', '4'].map((digit) => digit.repeat(32))

export interface Run {
  seed: number
  /** What is wrong; '' when nothing is. */
  complaint: string
  alarms: number
}

export async function simulate(seed: number): Promise<Run> {
  const chance = randomOf(seed)
  const { relay, devices } = await openBoard('Anna', 'Bernd', 'Clara')
  const kinds = Object.keys(MISCHIEF).filter(() => chance.is(0.4))
  const twist = kinds.length > 0 ? malicious(kinds, chance, 0.5) : honest
  for (let round = 0; round < ROUNDS; round += 1) {
    const device = chance.pick(devices)
    for (let edits = chance.below(4); edits > 0; edits -= 1) edit(device, chance)
    await meet(relay, device, twist)
  }
  const alarms = devices.flatMap(alarmsOf).length
  // From here on the relay behaves: twice around, so that what the last one says reaches the first.
  for (const device of [...devices, ...devices]) await meet(relay, device, honest)
  return { seed, complaint: complaintOf(devices), alarms }
}

function edit({ chapter }: SimulatedDevice, chance: Chance) {
  const id = chance.pick(IDS)
  const isThere = chapter.db.get('SELECT 1 FROM documents WHERE id = ?', [id]) !== undefined
  const value = `${chapter.id} ${String(chance.below(1000))}`
  write(chapter, 'members.update', (draft) => {
    if (!isThere) draft.create(member, id, [{ path: 'lastName', value }])
    else if (chance.is(0.5)) draft.change(id, [{ path: 'city', value }])
    else draft.change(id, [{ path: `tags/${value}`, value: true }])
  })
}

function complaintOf(devices: readonly SimulatedDevice[]): string {
  const [first, ...others] = devices.map(contentOf)
  const different = others.findIndex((other) => other !== first)
  if (different >= 0) return `${devices[different + 1]?.name ?? ''} differs from the first`
  for (const { name, chapter } of devices) {
    const { differences } = compareProjections(chapter.db)
    if (differences.length > 0) return `${name} shows something else than its log says`
  }
  return ''
}

function contentOf({ chapter: { db } }: SimulatedDevice): string {
  const tables = [...projectionTables(db), 'change_sets', 'changes', 'facts']
  const skipped = new Set(['n', 'found'])
  return JSON.stringify(
    tables.map((table) =>
      db
        .all<Record<string, unknown>>(`SELECT * FROM ${table}`)
        .map((row) => JSON.stringify(Object.entries(row).filter(([name]) => !skipped.has(name))))
        .sort(),
    ),
  )
}
