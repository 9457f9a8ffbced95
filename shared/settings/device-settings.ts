/** The views that have a list beside what is open. */
export const LIST_VIEWS = ['members', 'meetings', 'resolutions'] as const
export type ListView = (typeof LIST_VIEWS)[number]

/**
 * What a person chose for this device. It holds nothing about the chapter and is readable while
 * the vault is locked.
 */
export interface DeviceSettings {
  language: 'auto' | 'de' | 'en'
  theme: 'auto' | 'light' | 'dark'
  textSize: 'normal' | 'large' | 'larger'
  /** Minutes without any input after which the vault is locked; 0 never locks by itself. */
  lockAfterMinutes: number
  /** Id of the chapter that was open last; '' before the first. */
  lastChapter: string
  /** The section that was open last; '' for the beginning. Which record is a secret of the vault. */
  lastSection: ListView | ''
  /** Absolute path of a further folder for automatic backups; '' for none. */
  backupFolder: string
  /** How wide the lists are, in pixels, where somebody moved their edge. */
  listWidths: Partial<Record<ListView, number>>
}

export const defaultSettings: DeviceSettings = {
  language: 'auto',
  theme: 'auto',
  textSize: 'normal',
  lockAfterMinutes: 15,
  lastChapter: '',
  lastSection: '',
  backupFolder: '',
  listWidths: {},
}
