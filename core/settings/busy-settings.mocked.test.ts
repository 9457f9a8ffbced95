import { mkdtempSync, readFileSync } from 'node:fs'
import type * as Fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { changeSettings, readSettings } from './device-settings.ts'
import { noteSettings } from './note-settings.ts'

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>()
  return { ...fs, readFileSync: vi.fn(fs.readFileSync) }
})

/** As a virus scanner that is just looking at the file answers, on Windows. */
function busyOnce() {
  vi.mocked(readFileSync).mockImplementationOnce(() => {
    throw Object.assign(new Error('EBUSY: resource busy or locked'), {
      code: 'EBUSY',
      syscall: 'open',
    })
  })
}

test('settings that cannot be read for a moment are not replaced by those of a new app', () => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-'))
  const chosen = changeSettings(dataFolder, { theme: 'dark', backupFolder: '/media/usb' })

  busyOnce()
  expect(() => changeSettings(dataFolder, { textSize: 'large' })).toThrow('EBUSY')
  expect(readSettings(dataFolder)).toEqual(chosen)

  // It finds them readable at its own look, and then not.
  vi.mocked(readFileSync).mockImplementationOnce(() => JSON.stringify(chosen))
  busyOnce()
  noteSettings(dataFolder, { lastChapter: 'abc' })
  expect(readSettings(dataFolder)).toEqual(chosen)

  busyOnce()
  expect(readSettings(dataFolder).theme).toBe('auto')
})
