/** Apart from the settings themselves: the form for the passphrase comes without the schema library. */
import { z } from 'zod'
import { defaultSettings, LIST_VIEWS, type DeviceSettings } from './device-settings.ts'

const { language, theme, textSize, lockAfterMinutes, lastChapter, lastSection } = defaultSettings

/** Each value that is missing or unknown becomes its default. */
export const settingsSchema = z.object({
  language: z.enum(['auto', 'de', 'en']).catch(language),
  theme: z.enum(['auto', 'light', 'dark']).catch(theme),
  textSize: z.enum(['normal', 'large', 'larger']).catch(textSize),
  lockAfterMinutes: z.int().min(0).max(240).catch(lockAfterMinutes),
  lastChapter: z.string().max(64).catch(lastChapter),
  lastSection: z.enum(['', ...LIST_VIEWS]).catch(lastSection),
  backupFolder: z.string().catch(defaultSettings.backupFolder),
  listWidths: z.partialRecord(z.enum(LIST_VIEWS), z.int().min(100).max(4000)).catch({}),
}) satisfies z.ZodType<DeviceSettings>
