import { succeed, type Handlers } from '../../shared/rpc/contract.ts'
import type { settingsCalls } from '../../shared/rpc/settings-calls.ts'
import { changeSettings, readSettings } from './device-settings.ts'

/** @param changed called after the settings were written */
export function settingsHandlers(
  dataFolder: string,
  changed: () => void,
): Pick<Handlers, keyof typeof settingsCalls> {
  return {
    'settings.get': () => succeed(readSettings(dataFolder)),
    'settings.set': ({ settings }) => {
      const result = changeSettings(dataFolder, settings)
      changed()
      return succeed(result)
    },
  }
}
