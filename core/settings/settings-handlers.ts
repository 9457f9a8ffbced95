import { statSync } from 'node:fs'
import path from 'node:path'
import { fail, succeed, type Handlers } from '../../shared/rpc/contract.ts'
import type { settingsCalls } from '../../shared/rpc/settings-calls.ts'
import { diskFailure, isFileFailure } from '../vault/open-failure.ts'
import { changeSettings, readSettings } from './device-settings.ts'

/** @param changed called after the settings were written */
export function settingsHandlers(
  dataFolder: string,
  changed: () => void,
): Pick<Handlers, keyof typeof settingsCalls> {
  return {
    'settings.get': () => succeed(readSettings(dataFolder)),
    'settings.set': ({ settings }) => {
      const { backupFolder = '' } = settings
      if (backupFolder !== '' && !isFolder(backupFolder)) return noFolder()
      try {
        const result = changeSettings(dataFolder, settings)
        changed()
        return succeed(result)
      } catch (error) {
        // A full or write-protected disk is told like everywhere else.
        if (!isFileFailure(error) || diskFailure(error) !== null) throw error
        return fail('settings/not-stored')
      }
    },
  }
}

/** With what a path to another drive begins with on this system. */
const noFolder = () =>
  fail('settings/no-folder', {
    root: { win32: 'D:\\', darwin: '/Volumes/USB/' }[process.platform as string] ?? '/media/usb/',
  })

/** Absolute, so that it does not depend on where the app was started from. */
function isFolder(folder: string): boolean {
  if (!path.isAbsolute(folder) || folder.includes('\0')) return false
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false
}
