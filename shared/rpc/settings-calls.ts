import { z } from 'zod'
import { deviceSettings, type DeviceSettings } from '../settings/device-settings.ts'
import { call } from './define.ts'

export const settingsCalls = {
  'settings.get': call<DeviceSettings>()(z.object({})),
  /** Sets what is given; answers everything. Every window is told (`settings`). */
  'settings.set': call<DeviceSettings>()(z.object({ settings: deviceSettings.partial() })),
}
