/** The device's settings, in a file beside the keyring. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defaultSettings, type DeviceSettings } from '../../shared/settings/device-settings.ts'
import { settingsSchema } from '../../shared/settings/settings-schema.ts'
import { isFileFailure } from '../vault/open-failure.ts'
import { parseJson } from '../vault/parse-json.ts'
import { writeFileDurably } from '../vault/write-file.ts'

const settingsPath = (dataFolder: string) => path.join(dataFolder, 'settings.json')

/** A file that cannot be read counts as none: nothing in it is worth a refusal. */
export function readSettings(dataFolder: string): DeviceSettings {
  try {
    return storedSettings(dataFolder)
  } catch (error) {
    if (!isFileFailure(error)) throw error
    // A folder of that name, a file that is not ours to read, or one that is busy just now.
    return defaultSettings
  }
}

/** What the file says; one that holds no settings counts as none. */
function storedSettings(dataFolder: string): DeviceSettings {
  const file = settingsPath(dataFolder)
  if (!existsSync(file)) return defaultSettings
  const parsed = settingsSchema.safeParse(parseJson(readFileSync(file, 'utf8')))
  return parsed.success ? parsed.data : defaultSettings
}

/**
 * Sets what is given, keeps the rest.
 * @throws what the file system says when the rest cannot be read, or the file not be written
 */
export function changeSettings(dataFolder: string, changes: object): DeviceSettings {
  const settings = settingsSchema.parse({ ...storedSettings(dataFolder), ...changes })
  writeFileDurably(settingsPath(dataFolder), JSON.stringify(settings, null, 2))
  return settings
}
