import type { renewal as de } from '../de/renewal.ts'

export const renewal: typeof de = {
  title: 'Others know my passphrase',
  hint: 'Then changing it is not enough: with an older copy of the files, everything written later could be read, too.',
  begin: 'Re-encrypt everything …',
  intro:
    'All folders on this device are re-encrypted under a new passphrase. They stay closed until this is done.',
  afterwards: 'Afterwards',
  consequences: {
    passphrase: 'Only the new passphrase opens the folders.',
    sheet: 'A recovery code printed earlier no longer opens them. A new one is created right away.',
    backups: 'Only the current passphrase opens earlier backups. They can be deleted at the end.',
    copied: 'What somebody has already read or copied cannot be taken back.',
  },
  do: 'Re-encrypt everything',
  workingTitle: 'Re-encrypting everything',
  working:
    'Please leave the device switched on until this is done. If it is interrupted, nothing is lost: either the new passphrase works or the current one still does.',
  doneTitle: 'Everything has been re-encrypted',
  done: 'From now on, only the new passphrase works.',
  left: {
    'vault/missing':
      '“{name}” has not been re-encrypted yet: its file is missing. This happens as soon as the file is back.',
    'vault/damaged':
      '“{name}” has not been re-encrypted yet: its file is damaged and was left as it is. Restoring it from a backup re-encrypts it, too.',
    'vault/newer-app':
      '“{name}” has not been re-encrypted yet: its file comes from a newer version. This happens once the app has been updated.',
    'vault/read-only':
      '“{name}” has not been re-encrypted yet: its location is write-protected. This happens as soon as it can be written to.',
    'vault/in-use':
      '“{name}” has not been re-encrypted yet: another program is using its file. This happens the next time it is opened.',
    'vault/full':
      '“{name}” has not been re-encrypted yet: the disk is full. This happens when it is opened and there is room again.',
  },
  keychainLost:
    'The folders no longer stay open on this device: the system’s keychain did not accept the new key.',
  sheetNext:
    'One thing is still missing: a new recovery code. Without it, everything is lost if the passphrase is forgotten.',
  toSheet: 'Create a new code',
  recoveryTitle: 'New recovery code',
  recoveryIntro:
    'The earlier sheet is now useless; please destroy it. This code is shown only once: please print it or write it down and keep it safe, not on this device.',
  earlierTitle: 'No earlier backups | One earlier backup | {count} earlier backups',
  earlierIntro:
    'Backups from before the re-encryption can still be opened with the earlier passphrase, and with the earlier sheet. Before they are deleted, a new backup of each folder is made and opened once as a test.',
  copies: 'Please delete copies in other places yourself, for example on USB sticks.',
  remove: 'Back up again and delete earlier backups',
  removeEarlier: 'Delete earlier backups …',
  keep: 'Keep them for now',
  removed:
    'Nothing was deleted. | New backups made; one earlier backup deleted. | New backups made; {count} earlier backups deleted.',
  kept: 'Those of {names} were kept: no new backup of them could be made.',
  elsewhereLeft:
    'The other location for backups cannot be reached or takes no new ones; earlier backups may still be there. Please connect the disk or make room on it and delete them again.',
  finish: 'Done',
  interruptedTitle: 'This was interrupted',
  interrupted:
    'Nothing is lost. Either the new passphrase already works or the earlier one still does; please try the new one first.',
}
