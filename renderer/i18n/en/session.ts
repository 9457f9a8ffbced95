import type { session as de } from '../de/session.ts'

export const session: typeof de = {
  welcome: {
    title: 'Welcome',
    intro:
      'This is where the board keeps its folder: members, meetings and resolutions, encrypted on this device.',
    new: 'Create a new folder',
    sample: 'Try it with sample data',
    restore: 'Restore from a backup',
    step: 'Step {step} of 4',
    chapterTitle: 'Whose folder is it?',
    sampleTitle: 'A chapter for trying things out',
    sampleIntro:
      'All names and resolutions in it are made up. Nothing can go wrong here; you can create your own folder next to it at any time.',
    sampleName: 'Sample Chapter',
    passphraseTitle: 'Choose a passphrase',
    passphraseIntro:
      'Nobody can read the folder without the passphrase. A whole sentence that nobody else knows works best.',
  },
  setup: {
    chapter: 'Name of the chapter',
    chapterHint: 'for example SPD Musterstadt',
    chapterMissing: 'Please enter a name for the chapter.',
    level: 'Level',
    person: 'Your name',
    personHint: 'Shown next to your changes in the history.',
    personMissing: 'Please enter your name.',
    newPassphrase: 'New passphrase',
    passphrase: 'Passphrase',
    passphraseHint: 'At least {count} characters.',
    repeat: 'Repeat the passphrase',
    create: 'Create the folder',
  },
  unlock: {
    title: 'Open Vorstandsmappe',
    passphrase: 'Passphrase',
    passphraseMissing: 'Please enter the passphrase.',
    codeMissing: 'Please enter the code from the sheet.',
    open: 'Open',
    forgotten: 'Forgot the passphrase?',
    invitation: 'The invitation waits until the folder is open.',
    noCodeTitle: 'There is no recovery code for this device',
    noCodeIntro:
      'None was made, or it ended when all keys were made anew. Without the passphrase nobody can open the folder here, and neither can we. Your data is unchanged. This may still help:',
    noCodeTypo:
      'Enter the passphrase once more: is Caps Lock on, the keyboard set to another language, or is there a space too many?',
    noCodeDevices:
      'Another device that has this folder: open it there and save a backup as a file under “Settings”. It opens with the passphrase used there.',
    noCodeBackup:
      'A backup whose passphrase is still known, for example from before it was changed. To restore it on this device, quit the app, rename {folder} (do not delete it) and start the app again. The automatic backups are in it, under “backups”.',
    forgottenTitle: 'Open with the recovery code',
    forgottenIntro:
      'The code is on the printed sheet. From then on, the new passphrase you choose here applies; the code still works.',
    code: 'Recovery code',
    recover: 'Open and set a new passphrase',
    recovered:
      'Opened. From now on, the new passphrase applies. The recovery code on the sheet still works until a new one is created.',
    newCode: 'Create a new code',
  },
  recovery: {
    title: 'Recovery code',
    intro:
      'If the passphrase is forgotten, this code opens the folder on this device. It is only shown now: please print it or write it down, and keep it in a safe place, not on this device. With “Later”, this code does not apply; another one can be created under “Settings” at any time.',
    sheet: 'Vorstandsmappe recovery code',
    how: 'To open: start Vorstandsmappe, choose “Forgot the passphrase?” and enter this code. Anyone who has this sheet and the device can read the folder.',
    print: 'Print',
    written: 'Written down, continue',
    later: 'Later',
    groupMissing: 'Please enter this group.',
    askBack: 'As a check, please enter two groups from the sheet.',
    group: 'Group {group}',
    again: 'Show the code again',
    confirm: 'Done',
  },
  restore: {
    title: 'Restore from a backup',
    intro: 'Backup files end in “.vorstand”.',
    choose: 'Choose a backup',
    none: 'no file chosen yet',
    secret: 'Passphrase or recovery code',
    secretMissing: 'Please enter the passphrase or the code.',
    secretHint: 'The one that applied when the backup was made.',
    wrongSecret:
      'This opens the backup neither as a passphrase nor as a code. Everything is unchanged. Please enter what applied on the day of the backup, even if the passphrase is another one since.',
    do: 'Restore',
    replaces:
      'The folder “{name}” is here already. Afterwards it will be as it was on {when}; its present state is backed up first.',
    replace: 'Replace',
    done: 'The backup is restored.',
  },
  damaged: {
    title: 'The keyring is damaged',
    intro:
      'The file keyring.json in {folder} cannot be read. The folders themselves are unchanged. A backup restores the keyring; the damaged file is kept.',
  },
  copy: {
    title: 'Is this a copy?',
    elsewhere:
      'This folder comes from another location. Please say what happened, so that two devices do not write under the same name.',
    older:
      'This folder is older than what was last saved here. Please say what happened, so that different things are not saved under the same name.',
    moved: 'It was moved here',
    movedHint: 'It is no longer used at the old location.',
    copied: 'It was copied here',
    copiedHint: 'The other one is still in use.',
    restored: 'It comes from a backup',
    restoredHint: 'The earlier file is lost or out of date.',
  },
  preparing: {
    intro: 'This is needed once after an update. Everything that was saved is safe.',
    work: 'The folder is being prepared for this version …',
  },
  problem: {
    again: 'Try again',
    backups: 'Restore a backup',
    file: 'Restore from a file',
    others: 'Other folders',
  },
}
