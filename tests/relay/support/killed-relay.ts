/** Devices write as fast as they can to a relay that is killed; then looks what is still there. */
import { encode } from '../../../shared/protocol/codec/codec.ts'
import { wireEntry, type WireEntry } from '../../../shared/protocol/entry/entry.ts'
import { Log } from '../../protocol/support/logs.ts'
import { setup, type Person, type Space } from '../../protocol/support/people.ts'
import { connect, create, type Device } from './device.ts'
import { startProgram, type Script } from './program.ts'

export interface Writer {
  person: Person
  log: Log
  /** The newest entry that the relay said it has. */
  acknowledged: number
}

const IN_FLIGHT = 5

/** Three people, who have not begun to write. */
export function newWriters() {
  const { space, people } = setup('Anna', 'Bernd', 'Clara')
  const writers: Writer[] = people.map((person) => ({
    person,
    log: new Log(space, person),
    acknowledged: 0,
  }))
  return { space, writers }
}

/** The first makes the space. @returns when the connections have broken or `isEnough` */
export async function letWrite(
  url: string,
  { space, writers }: ReturnType<typeof newWriters>,
  isEnough: () => boolean,
  told: () => void = () => undefined,
): Promise<void> {
  const devices: Device[] = []
  for (const { person } of writers) {
    const enter = devices.length === 0 ? create : connect
    devices.push(await enter(url, space, person))
  }
  const writing = writers.map((writer, index) =>
    keepWriting(writer, devices[index], { isEnough, told }),
  )
  await Promise.all(writing)
  for (const { socket } of devices) socket.close()
}

/** @param count so many acknowledgements, and it is killed. @returns complaints; none when nothing was lost */
export async function writeAndKill(script: Script, data: string, count: number): Promise<string[]> {
  const options = ['--data', data, '--open-quota', '100MB']
  const made = newWriters()
  const relay = await startProgram(script, ...options)
  let told = 0
  let killed: Promise<unknown> = Promise.resolve()
  await letWrite(
    relay.url,
    made,
    () => false,
    () => {
      told += 1
      if (told === count) killed = relay.kill('SIGKILL')
    },
  )
  await killed
  const again = await startProgram(script, ...options)
  const complaints = await compare(again.url, made)
  await again.kill('SIGTERM')
  return told < count ? [...complaints, `only ${String(told)} were acknowledged`] : complaints
}

async function keepWriting(
  writer: Writer,
  device: Device | undefined,
  { isEnough, told }: { isEnough: () => boolean; told: () => void },
): Promise<void> {
  const { log } = writer
  const write = async () => {
    while (device && !isEnough()) {
      const answer = await device.ask({ type: 'append', entries: [log.write('Top')] })
      if (answer.type !== 'acknowledged') throw new Error(`refused: ${JSON.stringify(answer)}`)
      writer.acknowledged = Math.max(writer.acknowledged, answer.seq)
      told()
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: IN_FLIGHT }, write))
  const refused = ends.find(
    (end) => end.status === 'rejected' && /refused/.test(String(end.reason)),
  )
  if (refused?.status === 'rejected') throw refused.reason
}

/** @returns what of each log is missing or another than was written */
export async function compare(
  url: string,
  { space, writers }: ReturnType<typeof newWriters>,
): Promise<string[]> {
  const [anybody] = writers
  if (!anybody) return ['nobody wrote']
  const there = await readAll(url, space, anybody.person)
  return writers.flatMap(({ person: { name, device }, log, acknowledged }) => {
    const entries = there.filter((entry) => entry.device === device)
    const isSame = entries.every((entry, index) => {
      const written = log.entries[index]
      return written !== undefined && Buffer.from(bytesOf(written)).equals(bytesOf(entry))
    })
    return [
      ...(entries.length < acknowledged
        ? [`${name}: ${String(acknowledged)} acknowledged, ${String(entries.length)} there`]
        : []),
      ...(isSame ? [] : [`${name}: other entries than were written`]),
    ]
  })
}

const bytesOf = (entry: WireEntry) => encode(wireEntry, entry)

/** Every page of everything. */
async function readAll(url: string, space: Space, person: Person): Promise<WireEntry[]> {
  const device = await connect(url, space, person)
  const all: WireEntry[] = []
  const have = new Map<number, number>()
  for (let isMore = true; isMore;) {
    const seen = [...have]
      .map(([number, seq]) => ({ device: number, seq }))
      .sort((a, b) => a.device - b.device)
    const page = await device.ask({ type: 'since', have: seen })
    if (page.type !== 'entries') throw new Error(`no entries: ${JSON.stringify(page)}`)
    for (const entry of page.entries) have.set(entry.device, entry.seq)
    all.push(...page.entries)
    isMore = page.isMore === 'yes'
  }
  device.socket.close()
  return all
}
