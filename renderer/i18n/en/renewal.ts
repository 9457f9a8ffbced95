import type { renewal as de } from '../de/renewal.ts'

export const renewal: typeof de = {
  title: 'Others know my passphrase',
  hint: 'Then it is not enough to change it: with an older copy of the files all that is written later could be read as well.',
  begin: 'Encrypt everything anew …',
  intro:
    'All folders on this device are encrypted anew, under a new passphrase. For as long as that takes they are closed.',
  afterwards: 'Afterwards',
  consequences: {
    passphrase: 'Only the new passphrase opens the folders.',
    sheet: 'A recovery code printed earlier no longer opens them. A new one is made right away.',
    backups:
      'Earlier backups are still opened by the present passphrase only. They can be deleted at the end.',
    copied: 'What somebody has read or copied already cannot be taken back.',
  },
  do: 'Encrypt everything anew',
  workingTitle: 'Everything is being encrypted anew',
  working:
    'Please leave the device switched on until then. If it is interrupted all the same, nothing is lost: then either the new passphrase opens, or still the present one.',
  doneTitle: 'Everything is encrypted anew',
  done: 'From now on only the new passphrase opens.',
  left: {
    'vault/missing':
      '“{name}” is not part of it yet: its file is missing. As soon as it is back it is encrypted anew as well.',
    'vault/damaged':
      '“{name}” is not part of it yet: its file is damaged and stayed as it is. Once it is restored from a backup it is encrypted anew as well.',
    'vault/newer-app':
      '“{name}” is not part of it yet: its file was made by a newer version. After the update of the app it is encrypted anew as well.',
    'vault/read-only':
      '“{name}” is not part of it yet: its place cannot be written to. As soon as it can, it is encrypted anew as well.',
    'vault/in-use':
      '“{name}” is not part of it yet: another program uses its file. When it is next opened it is encrypted anew as well.',
    'vault/full':
      '“{name}” is not part of it yet: the disk is full. As soon as there is room it is encrypted anew when it is opened.',
  },
  keychainLost:
    'The folders no longer stay open by themselves: the system’s keychain did not take the new key.',
  sheetNext:
    'What is missing now is a new recovery code. Without it a forgotten passphrase means that all is lost.',
  toSheet: 'Make a new code',
  recoveryTitle: 'New recovery code',
  recoveryIntro:
    'The earlier sheet is worthless; please destroy it. This code is shown only now: please print it or write it down and keep it safe, not on this device.',
  earlierTitle: 'No earlier backup | One earlier backup | {count} earlier backups',
  earlierIntro:
    'Backups from before everything was encrypted anew are still opened by the passphrase of that time, and by the sheet of that time. Before they are deleted a new backup of each folder is made and opened once as proof.',
  copies: 'Please delete copies in other places yourself, for example on USB sticks.',
  remove: 'Back up anew and delete earlier ones',
  removeEarlier: 'Delete earlier ones …',
  keep: 'Keep them for now',
  removed:
    'Nothing was deleted. | Backed up anew; one earlier backup is deleted. | Backed up anew; {count} earlier backups are deleted.',
  kept: 'Those of {names} stayed: no new backup of them could be made.',
  elsewhereLeft:
    'The other place for backups cannot be reached; earlier ones may still be there. Please connect the disk and delete once more.',
  finish: 'Done',
  interruptedTitle: 'That was interrupted',
  interrupted:
    'Nothing is lost. Either the new passphrase opens already, or the earlier one still does; please try the new one first.',
}
