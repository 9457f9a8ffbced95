/** A laptop was copied with everything, as a disk is cloned: nothing in it knows that it is a copy. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { newDataFolder, openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { stateOf, untilShared } from './support/boards.ts'
import { addMember, board, cores, names } from './support/stories.ts'
import { until } from './support/until.ts'

async function opened(dataFolder: string): Promise<OpenCore> {
  const core = openCore(dataFolder)
  cores.push(core)
  await core.call('session.unlock', { passphrase: setUp.passphrase })
  return core
}

/** On another machine the folder would have the same path. */
function cloned(dataFolder: string): string {
  const clone = newDataFolder()
  cpSync(dataFolder, clone, { recursive: true })
  cpSync(`${dataFolder}-installation`, `${clone}-installation`, { recursive: true })
  for (const name of readdirSync(`${clone}-installation`)) {
    const file = path.join(`${clone}-installation`, name)
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(dataFolder, clone))
  }
  return clone
}

test('both are told that the folder runs twice; the one that is the copy goes on as a device of its own', async () => {
  const { anna } = await board([])
  await untilShared(anna)
  await anna.core.stop()
  const clone = cloned(anna.dataFolder)
  const original = await opened(anna.dataFolder)
  await untilShared(original)
  const copy = await opened(clone)
  await until(
    'both know',
    async () => {
      for (const core of [original, copy]) await core.call('sync.wake', {})
      const states = [await stateOf(original), await stateOf(copy)]
      return states.every(
        (state) => state.kind === 'shared' && state.notices.some(({ kind }) => kind === 'twice'),
      )
    },
    { pause: 200 },
  )
  const states = [await stateOf(original), await stateOf(copy)]
  expect(states).toContainEqual(expect.objectContaining({ problem: 'twice' }))

  await copy.call('session.answerCopy', { origin: 'copied' })
  // It is let in by the key that both had, while the original pauses.
  for (const core of [copy, original]) {
    await core.call('sync.wake', {})
    await untilShared(core)
  }
  const devices = await original.call('sync.devices', {})
  expect(devices.filter(({ isRemoved }) => !isRemoved)).toHaveLength(2)
  expect(await stateOf(copy)).toMatchObject({ notices: [] })
  await addMember(copy, 'Abel')
  await addMember(original, 'Zander')
  for (const core of [original, copy]) {
    await expect
      .poll(() => names(core), { timeout: 20_000 })
      .toEqual(['Abel', 'Rosenblatt', 'Zander'])
  }
})
