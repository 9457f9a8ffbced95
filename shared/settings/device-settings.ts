import { z } from 'zod'

/** The views that have a list beside what is open. */
export const LIST_VIEWS = ['members', 'meetings', 'resolutions'] as const
export type ListView = (typeof LIST_VIEWS)[number]

/**
 * What a person chose for this device. It holds nothing about the chapter and is readable while
 * the vault is locked. Each value that is missing or unknown becomes its default.
 */
export const deviceSettings = z.object({
  language: z.enum(['auto', 'de', 'en']).catch('auto'),
  theme: z.enum(['auto', 'light', 'dark']).catch('auto'),
  textSize: z.enum(['normal', 'large', 'larger']).catch('normal'),
  /** Minutes without any input after which the vault is locked; 0 never locks by itself. */
  lockAfterMinutes: z.int().min(0).max(240).catch(15),
  /** Id of the chapter that was open last; '' before the first. */
  lastChapter: z.string().max(64).catch(''),
  /** The section that was open last; '' for the beginning. Which record is a secret of the vault. */
  lastSection: z.enum(['', ...LIST_VIEWS]).catch(''),
  /** Absolute path of a further folder for automatic backups; '' for none. */
  backupFolder: z.string().catch(''),
  /** How wide the lists are, in pixels, where somebody moved their edge. */
  listWidths: z.partialRecord(z.enum(LIST_VIEWS), z.int().min(100).max(4000)).catch({}),
})

export type DeviceSettings = z.infer<typeof deviceSettings>

export const defaultSettings: DeviceSettings = deviceSettings.parse({})
