import { expect, test } from 'vitest'
import { addNewerText } from '../support/newer-text.ts'
import { openCore, setUp } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { addItem, write } from '../support/write-text.ts'

test('tomorrow’s text, opened with today’s app, shows what can be read and loses nothing', async () => {
  const core = openNewChapter()
  const item = await addItem(core)
  const anna = write(core, item)
  await anna.saved()
  anna.type('Anna berichtet.')
  await anna.saved()
  anna.close()
  await core.core.stop()
  await addNewerText(core.dataFolder)

  const again = openCore(core.dataFolder)
  await again.call('session.unlock', { passphrase: setUp.passphrase })
  const history = async () =>
    (await again.call('records.history', { id: item })).map(({ changeSet }) => changeSet)
  const before = await history()
  const bernd = write(again, item)
  await bernd.reaches('newer')
  bernd.type('Das geht hier nicht.')
  const text = await again.call('records.readText', { id: item })
  expect(text?.filter((block) => block.type === 'data' || block.text !== '')).toEqual([
    { type: 'paragraph', text: 'Anna berichtet.' },
    { type: 'newer', text: 'Mitglieder nach Jahren' },
  ])
  expect(await history()).toEqual(before)
  bernd.close()
})

test('a record without a text has none to read', async () => {
  const core = openNewChapter()
  const member = await core.call('members.create', { firstName: 'Eva', lastName: 'Meier' })
  expect(await core.call('records.readText', { id: member })).toBeNull()
})
