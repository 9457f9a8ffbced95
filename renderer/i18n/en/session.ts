import type { session as de } from '../de/session.ts'

export const session: typeof de = {
  welcome: {
    title: 'Welcome',
    intro:
      'This becomes the folder of the board: members, meetings and resolutions, encrypted on this device.',
    new: 'Create a new folder',
    sample: 'Try it with sample data',
    restore: 'Restore from a backup',
    step: 'Step {step} of 4',
    chapterTitle: 'Whose folder is it?',
    sampleTitle: 'A chapter to try things with',
    sampleIntro:
      'All names and resolutions in it are invented. Nothing can break here; a folder of your own can be created beside it at any time.',
    sampleName: 'Sample Chapter',
    passphraseTitle: 'What opens it?',
    passphraseIntro:
      'Without the passphrase nobody can read the folder. Best is a whole sentence that nobody else knows.',
  },
  setup: {
    chapter: 'Name of the chapter',
    chapterHint: 'for example SPD Musterstadt',
    chapterMissing: 'Please enter a name for the chapter.',
    level: 'Level',
    person: 'Your name',
    personHint: 'Stands beside your changes in the history.',
    personMissing: 'Please enter your name.',
    newPassphrase: 'New passphrase',
    newRepeat: 'Repeat the new passphrase',
    passphrase: 'Passphrase',
    passphraseHint: 'At least {count} characters.',
    repeat: 'Repeat the passphrase',
    create: 'Create the folder',
  },
  unlock: {
    title: 'Open the folder',
    passphrase: 'Passphrase',
    passphraseMissing: 'Please enter the passphrase.',
    codeMissing: 'Please enter the code from the sheet.',
    open: 'Open',
    wait: 'The next try is possible in one second. | The next try is possible in {count} seconds.',
    forgotten: 'Forgotten the passphrase?',
    forgottenTitle: 'Open with the recovery code',
    forgottenIntro:
      'The code stands on the printed sheet. Afterwards the new passphrase counts that you choose here.',
    code: 'Recovery code',
    recover: 'Open and set a new passphrase',
  },
  recovery: {
    title: 'Recovery code',
    intro:
      'If the passphrase is forgotten, this code opens the folder on this device. It is shown only now: please print it or write it down and keep it safe, not on this device.',
    sheet: 'Recovery code of the Vorstandsmappe',
    how: 'To open: start the Vorstandsmappe, choose “Forgotten the passphrase?” and enter this code. Whoever has this sheet and the device can read the folder.',
    print: 'Print',
    written: 'Written down, go on',
    later: 'Later',
    groupMissing: 'Please enter this group.',
    askBack: 'As a check, please enter two groups from the sheet.',
    group: 'Group {group}',
    again: 'Show the code again',
    confirm: 'Done',
  },
  restore: {
    title: 'Restore from a backup',
    intro: 'The file of a backup ends in “.vorstand”.',
    choose: 'Choose a backup',
    none: 'no file chosen yet',
    secret: 'Passphrase or recovery code',
    secretMissing: 'Please enter the passphrase or the code.',
    secretHint: 'As it was when the backup was made.',
    do: 'Restore',
  },
  damaged: {
    title: 'The keyring is damaged',
    intro:
      'The file keyring.json in {folder} cannot be read. The folders themselves are unchanged. A backup brings the keyring back; the damaged file is kept.',
  },
  copy: {
    title: 'Is this a copy?',
    elsewhere:
      'This folder comes from another place. So that no two devices write under the same name, please say what happened.',
    older:
      'This folder is older than what was last written here. So that nothing different is written twice under the same name, please say what happened.',
    moved: 'It was moved here',
    movedHint: 'It is no longer used at the old place.',
    copied: 'It was copied here',
    copiedHint: 'The other one goes on being used.',
    restored: 'It comes from a backup',
    restoredHint: 'The earlier file is lost or out of date.',
  },
  problem: {
    again: 'Try again',
    backups: 'Restore a backup',
    file: 'Restore from a file',
    others: 'Other folders',
  },
}
