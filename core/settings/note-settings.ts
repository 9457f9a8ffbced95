import type { DeviceSettings } from '../../shared/settings/device-settings.ts'
import { isFileFailure } from '../vault/open-failure.ts'
import { changeSettings, readSettings } from './device-settings.ts'

/**
 * Notes what the app would like to know at its next start. Where that cannot be stored, it does
 * without.
 */
export function noteSettings(
  dataFolder: string,
  notes: Partial<Pick<DeviceSettings, 'lastChapter' | 'lastSection'>>,
): void {
  try {
    const present = readSettings(dataFolder)
    const isNew = Object.entries({ ...present, ...notes }).some(
      ([name, value]) => value !== present[name as keyof DeviceSettings],
    )
    if (isNew) changeSettings(dataFolder, notes)
  } catch (error) {
    if (!isFileFailure(error)) throw error
  }
}
