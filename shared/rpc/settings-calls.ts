import { z } from 'zod'
import type { DeviceSettings } from '../settings/device-settings.ts'
import { settingsSchema } from '../settings/settings-schema.ts'
import { call } from './define.ts'

export const settingsCalls = {
  'settings.get': call<DeviceSettings>()(z.object({})),
  /**
   * Sets what is given; answers everything. Every window is told (`settings`). The further folder
   * for backups must be there, so that no mistyped one is written into somewhere else.
   */
  'settings.set': call<DeviceSettings, 'settings/no-folder' | 'settings/not-stored'>()(
    z.object({ settings: settingsSchema.partial() }),
  ),
}
