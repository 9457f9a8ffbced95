/** Devices write as fast as they can to a relay that is killed; then looks what is still there. */
import { Log } from '../../protocol/support/logs.ts'
import { setup, type Person, type Space } from '../../protocol/support/people.ts'
import { connect, create, type Device } from './device.ts'
import { startProgram, type Script } from './program.ts'

interface Writer {
  person: Person
  log: Log
  acknowledged: number
}

const IN_FLIGHT = 5

/** @param milliseconds until it is killed. @returns complaints; none when nothing was lost */
export async function writeAndKill(
  script: Script,
  data: string,
  milliseconds: number,
): Promise<string[]> {
  const options = ['--data', data, '--open-quota', '100MB']
  const { space, people } = setup('Anna', 'Bernd', 'Clara')
  const writers = people.map((person) => ({ person, log: new Log(space, person), acknowledged: 0 }))
  const relay = await startProgram(script, ...options)
  const [anna] = people
  const devices = [await create(relay.url, space, anna)]
  for (const person of people.slice(1)) devices.push(await connect(relay.url, space, person))
  const writing = writers.map((writer, index) => keepWriting(writer, devices[index]))
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  await relay.kill('SIGKILL')
  await Promise.all(writing)

  const again = await startProgram(script, ...options)
  const complaints = await compare(again.url, space, writers)
  await again.kill('SIGTERM')
  return complaints
}

/** Until the connection breaks. */
async function keepWriting(writer: Writer, device: Device | undefined): Promise<void> {
  const { log } = writer
  const write = async () => {
    while (device) {
      const answer = await device.ask({ type: 'append', entries: [log.write('Top')] })
      if (answer.type !== 'acknowledged') throw new Error(`refused: ${JSON.stringify(answer)}`)
      writer.acknowledged = Math.max(writer.acknowledged, answer.seq)
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: IN_FLIGHT }, write))
  const refused = ends.find(
    (end) => end.status === 'rejected' && /refused/.test(String(end.reason)),
  )
  if (refused?.status === 'rejected') throw refused.reason
}

async function compare(url: string, space: Space, writers: readonly Writer[]): Promise<string[]> {
  const complaints: string[] = []
  for (const { person, log, acknowledged } of writers) {
    const device = await connect(url, space, person)
    const { logs } = await device.first('welcome')
    const seq = logs.find(({ device: number }) => number === person.device)?.seq ?? 0
    if (seq < acknowledged) {
      complaints.push(`${person.name}: ${String(acknowledged)} acknowledged, ${String(seq)} there`)
    }
    const have = writers.map((other) => ({ device: other.person.device, seq: 0 }))
    const answer = await device.ask({
      type: 'since',
      have: have.filter((each) => each.device !== person.device),
    })
    if (answer.type !== 'entries') throw new Error(`no entries: ${JSON.stringify(answer)}`)
    const own = answer.entries.filter(({ device: number }) => number === person.device)
    const isSame = own.every((entry, index) => {
      const written = log.entries[index]
      return written !== undefined && Buffer.from(written.signature).equals(entry.signature)
    })
    if (!isSame) complaints.push(`${person.name}: other entries than were written`)
    device.socket.close()
  }
  return complaints
}
