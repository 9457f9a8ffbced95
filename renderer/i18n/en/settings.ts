import type {
  backup as deBackup,
  health as deHealth,
  search as deSearch,
  settings as deSettings,
  start as deStart,
} from '../de/settings.ts'

export const settings: typeof deSettings = {
  appearance: 'Appearance',
  appearanceHint: 'For this device.',
  theme: { title: 'Brightness', auto: 'as the system', light: 'light', dark: 'dark' },
  textSize: { title: 'Text size', normal: 'normal', large: 'large', larger: 'very large' },
  language: { title: 'Language', auto: 'as the system', de: 'Deutsch', en: 'English' },
  chapter: 'Chapter',
  chapterHint: 'Stands on minutes and letters; for everybody.',
  nameMissing: 'It needs a name; nothing was changed.',
  otherAccent: 'another colour',
  accents: {
    own: 'Deep red',
    e3000f: 'Red',
    '7a1f5c': 'Purple',
    '1d4f91': 'Blue',
    '0b6e4f': 'Green',
    '8a5a00': 'Ochre',
    '44403c': 'Grey',
  },
  security: 'Security',
  securityHint: 'For this device and all folders on it.',
  recoveryMade: 'Last printed on {day}.',
  recoveryMissing: 'There is none yet. Without it a forgotten passphrase means that all is lost.',
  recoveryMake: 'Make a code',
  recoveryNew: 'Make a new code',
  changePassphrase: 'Change the passphrase',
  currentPassphrase: 'Present passphrase',
  passphraseChanged: 'The passphrase is changed. Earlier backups are still opened by the old one.',
  lock: {
    title: 'Lock by itself',
    hint: 'When nobody is there. During a meeting the folder stays open.',
    never: 'never',
    minutes: 'after {count} minutes',
  },
  keychain: 'Stay open on this device',
  keychainHint: 'The system’s keychain opens the folder at the start; after “Lock” it asks again.',
  noKeychain: 'The folder cannot stay open here: this system has no safe keychain.',
  chapters: 'Folders on this device',
  chaptersHint: 'One passphrase opens all of them.',
  openNow: 'open now',
  addChapter: 'Create another folder',
  addSample: 'Create a sample folder',
  folder: 'The data lies encrypted in {folder}.',
  version: 'Vorstandsmappe {version} · AGPL-3.0-or-later',
}

export const backup: typeof deBackup = {
  title: 'Backups',
  intro:
    'Are made by themselves every day and opened once as proof. They are encrypted like the folder.',
  none: 'There is no backup yet. The first is made in the first minute after opening.',
  make: 'Back up now',
  keep: 'Into a file',
  restore: 'Restore …',
  all: 'Show all {count}',
  fromFile: 'Restore from a file …',
  folder: 'Another place for backups',
  folderExample: 'best on another disk',
  synchronised:
    'The place {folder} is copied between devices by another program. That can damage the folder; please put it elsewhere.',
  restoreTitle: 'Restore a backup',
  restoreIntro: 'The present state is backed up before. What was erased for good stays erased.',
  restoreWhen: 'The folder is then as it was on {when}.',
  restoreDo: 'Restore',
}

export const health: typeof deHealth = {
  title: 'Check the folder',
  intro: 'Reads the whole file and compares what is shown with everything that was written.',
  do: 'Check',
  sound: 'All is well: {count} entries checked.',
  bad: 'Not well: {damages} damaged places, {differences} differences. Please restore a backup.',
}

export const start: typeof deStart = {
  title: 'What comes next',
  meetings: 'Next meetings',
  noMeetings: 'No meeting is planned.',
  last: 'Last',
  carried: 'no resolutions | one resolution | {count} resolutions',
  days: 'Birthdays and jubilees',
  noDays: 'There are no round ones in the next four weeks.',
  birthday: 'turns {years}',
  jubilee: 'member for {years} years',
  empty: 'The folder is still empty. It is best begun with the list of members.',
  noRecovery:
    'There is no recovery code for this folder yet. Without it a forgotten passphrase means that all is lost.',
  makeRecovery: 'Make a code',
}

export const search: typeof deSearch = {
  title: 'Search everything',
  short: 'Search',
  keys: 'Ctrl K',
  hint: 'Names, meetings, resolutions, commands …',
  hits: 'Found',
  commands: 'Commands',
  nothing: 'There is nothing like that. Perhaps a part of the word?',
  goTo: {
    start: 'Go to start',
    members: 'Go to members',
    meetings: 'Go to meetings',
    resolutions: 'Go to resolutions',
    trash: 'Go to trash',
    settings: 'Go to settings',
  },
  theme: 'Brightness: {theme}',
  openChapter: 'Open folder: {name}',
}
