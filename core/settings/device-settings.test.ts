import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { defaultSettings } from '../../shared/settings/device-settings.ts'
import { openCore, setUp } from '../../tests/support/open-core.ts'
import { openNewChapter } from '../../tests/support/open-new-chapter.ts'

test('something else lies where the settings belong: a change says so, and the folder opens all the same', async () => {
  const core = openNewChapter()
  await core.call('settings.set', { settings: { theme: 'dark' } })
  await core.core.stop()
  const file = path.join(core.dataFolder, 'settings.json')
  rmSync(file)
  mkdirSync(file)
  writeFileSync(path.join(file, 'other'), '')

  const again = openCore(core.dataFolder)
  await again.call('session.unlock', { passphrase: setUp.passphrase })
  expect((await again.call('session.state', {})).chapter?.name).toBe('SPD Musterstadt')
  expect(await again.call('settings.get', {})).toEqual(defaultSettings)
  expect(await again.send('settings.set', { settings: { theme: 'dark' } })).toMatchObject({
    error: { code: 'settings/not-stored' },
  })
})
