import type {
  backup as deBackup,
  health as deHealth,
  search as deSearch,
  settings as deSettings,
  start as deStart,
} from '../de/settings.ts'

export const settings: typeof deSettings = {
  appearance: 'Appearance',
  appearanceHint: 'Applies to this device.',
  theme: { title: 'Brightness', auto: 'same as the system', light: 'light', dark: 'dark' },
  textSize: { title: 'Text size', normal: 'normal', large: 'large', larger: 'very large' },
  language: { title: 'Language', auto: 'same as the system', de: 'Deutsch', en: 'English' },
  person: 'Who writes here',
  personHint:
    'For this folder on this device. In the history, what is recorded already keeps the name of its day.',
  chapter: 'Chapter',
  chapterHint: 'Appears on minutes and letters; applies to everybody.',
  nameMissing: 'A name is required; nothing was changed.',
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
  securityHint: 'Applies to this device and all folders on it.',
  recoveryMade: 'Last created on {day}.',
  recoveryMissing:
    'There is none yet. Without it, everything is lost if the passphrase is forgotten.',
  recoveryMake: 'Create a code',
  recoveryNew: 'Create a new code',
  changePassphrase: 'Change the passphrase',
  currentPassphrase: 'Current passphrase',
  passphraseChanged: 'The passphrase has been changed. The old one still opens earlier backups.',
  lock: {
    title: 'Lock automatically',
    hint: 'When nobody is using it. During a meeting the folder stays open.',
    never: 'never',
    minutes: 'after {count} minutes',
  },
  keychain: 'Stay open on this device',
  keychainHint:
    'The system’s keychain opens the folder at startup; after “Lock” the passphrase is needed again.',
  noKeychain: 'The folder cannot stay open here: this system has no secure keychain.',
  chapters: 'Folders on this device',
  chaptersHint: 'One passphrase opens all of them.',
  openNow: 'currently open',
  addChapter: 'Create another folder',
  addSample: 'Create a sample folder',
  folder: 'The data is stored encrypted in {folder}.',
  version: 'Vorstandsmappe {version} · AGPL-3.0-or-later',
}

export const backup: typeof deBackup = {
  title: 'Backups',
  intro:
    'Made automatically every day, and whenever the folder is locked with something new in it. Of a day, the last one is kept: each for seven days, then one a week and one a month, for a year. Of those made with “Back up now”, the newest ten are kept, and so are ten of those made before restoring. Each is opened once as a test. They are encrypted like the folder.',
  none: 'There is no backup yet. The first is made in the first minute after opening.',
  make: 'Back up now',
  made: 'The folder has been backed up.',
  kind: {
    'by-hand': 'made by hand',
    automatic: 'made automatically',
    'before-restore': 'made before restoring',
  },
  keep: 'Save to a file',
  kept: 'Handed over as a file: {file}',
  lacking:
    'One file is not in this backup: it has been deleted since, or is damaged on this device. Everything else is in it. Please keep older backups for now. | {count} files are not in this backup: they have been deleted since, or are damaged on this device. Everything else is in it. Please keep older backups for now.',
  restore: 'Restore …',
  earlier: 'only with the passphrase of its day',
  all: 'Show all {count}',
  fromFile: 'Restore from a file …',
  folder: 'Another location for backups',
  folderExample: 'ideally on another disk',
  synchronised:
    'Another program syncs the location {folder} between devices. That can damage the folder; please keep it elsewhere.',
  restoreTitle: 'Restore a backup',
  restoreIntro: 'The current state is backed up first. What was deleted permanently stays deleted.',
  restoreWhen: 'The folder will be as it was on {when}.',
  restoreDo: 'Restore',
}

export const health: typeof deHealth = {
  title: 'Check the folder',
  intro: 'Reads the whole file and compares what is shown with everything that was saved.',
  do: 'Check',
  checking: 'Checking the folder …',
  sound:
    'Everything is in order: one entry checked. | Everything is in order: {count} entries checked.',
  bad: 'Not in order: {damages} damaged places, {differences} differences. Please restore a backup.',
}

export const start: typeof deStart = {
  title: 'Coming up',
  meetings: 'Upcoming meetings',
  noMeetings: 'No meetings are planned.',
  last: 'Most recent',
  carried: 'no resolutions | one resolution | {count} resolutions',
  days: 'Birthdays and anniversaries',
  noDays: 'No milestone birthdays or anniversaries in the next four weeks.',
  birthday: 'turns {years}',
  jubilee: 'member for {years} years',
  empty: 'The folder is still empty. The list of members is the best place to start.',
  noRecovery:
    'There is no recovery code for this folder yet. Without it, everything is lost if the passphrase is forgotten.',
  makeRecovery: 'Create a code',
}

export const search: typeof deSearch = {
  title: 'Search everything',
  short: 'Search',
  keys: 'Ctrl K',
  hint: 'Names, meetings, resolutions, commands …',
  hits: 'Results',
  commands: 'Commands',
  nothing: 'Nothing found. Try part of the word?',
  former: 'no longer resolution {number}',
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
  newWindow: 'New window',
}
