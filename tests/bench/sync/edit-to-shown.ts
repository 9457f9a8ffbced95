/** From an edit here until a window there, which was told and asked again, has it. */
import { openCore, setUp, type OpenCore } from '../../support/open-core.ts'
import { join, shareWith, untilShared } from '../../sync/support/boards.ts'
import { percentile, type Results } from '../measure.ts'
import { startServer } from '../relay/servers.ts'

const EDITS = 200
/** Between two edits, so that each is one of its own. */
const PAUSE = 30

export async function editToShown(edits = EDITS): Promise<Results> {
  const server = await startServer('relay')
  const anna = openCore()
  await anna.call('session.create', setUp)
  const id = await anna.call('members.create', { firstName: 'Eva', lastName: 'Meier' })
  await shareWith(anna, server)
  const bernd = await join(anna, 'Bernd')
  await untilShared(bernd)
  const times: number[] = []
  for (let edit = 0; edit < edits; edit += 1) {
    const city = `Ort ${String(edit)}`
    const shown = untilShown(bernd, id, city)
    const start = performance.now()
    await anna.call('members.update', { id, operations: [{ path: 'city', value: city }] })
    times.push((await shown) - start)
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
  for (const { core } of [anna, bernd]) await core.stop()
  await server.stop()
  return {
    'edit here to shown on another device, p50': percentile(times, 0.5),
    'edit here to shown on another device, p95': percentile(times, 0.95),
  }
}

/** A window there that shows this member. @returns when it shows the city */
function untilShown(core: OpenCore, id: string, city: string): Promise<number> {
  return new Promise((resolve) => {
    const window = core.connect((frame) => {
      if (frame.type !== 'event' || frame.event.type !== 'changed') return
      void core.call('members.get', { id }).then((member) => {
        if (member?.city !== city) return
        window.close()
        resolve(performance.now())
      })
    })
  })
}
