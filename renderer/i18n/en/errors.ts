import type { errors as de } from '../de/errors.ts'

export const errors: typeof de = {
  'session/wrong-passphrase': 'That did not open it. The data is unchanged; please try again.',
  'session/wait':
    'Please wait one second before the next try. | Please wait {seconds} seconds before the next try.',
  'session/weak-passphrase': 'The passphrase is too short. Please choose at least 10 characters.',
  'session/already-set-up': 'There is a folder on this machine already. Please reload the app.',
  'session/not-set-up': 'There is no folder on this machine yet. Please reload the app.',
  'session/locked': 'The folder is locked. Please open it first.',
  'session/damaged-keyring':
    'The keyring cannot be read. The folders are unchanged. Please restore a backup.',
  'session/mistyped-code': 'The code is not copied correctly. Please compare it with the sheet.',
  'session/wrong-code':
    'This code does not open this folder. Perhaps a newer one counts by now. The data is unchanged.',
  'session/no-keychain': 'This system has no safe keychain.',
  'backup/damaged':
    'This file is no backup, or damaged. Nothing was changed. Please choose another one.',
  'backup/newer-app':
    'This backup was made by a newer version. Nothing was changed. Please update the app first.',
  'backup/other-key':
    'This backup belongs to another keyring. Please choose “Restore from a file”.',
  'backup/missing': 'The backup is no longer there. Please choose again.',
  'backup/failed':
    'The backup did not work; the folder itself is unchanged. Please check whether there is room on the disk.',
  'backup/second-folder':
    'Backed up; only the other place could not be written to. Please check whether the disk is connected.',
  'settings/no-folder':
    'There is no such folder. Please give the whole path, for example D:\\Backups.',
  'backup/in-use': 'The folder is open elsewhere. Please close it there; nothing was changed.',
  'setup/repeat': 'The two passphrases differ. Please enter them again.',
  'vault/damaged': 'The folder’s file is damaged. It was not changed. Please restore a backup.',
  'vault/newer-app':
    'This folder was made by a newer version. Please update the app; the file is unchanged.',
  'vault/read-only': 'The folder’s place cannot be written to. Please check its permissions.',
  'vault/in-use': 'The folder is open in another program. Please close it there.',
  'vault/full':
    'The disk is full. The last change is not saved, everything before it is safe. Please make room and try again.',
  'vault/busy': 'A lot is being written just now. Please check again in a few minutes.',
  'vault/missing': 'The folder’s file is missing. Please restore a backup.',
  'rpc/interrupted': 'The connection was interrupted for a moment. Please try again.',
  'records/unknown-field': 'The app does not know this field; nothing was changed.',
  'records/bad-value':
    'This value does not fit the field; nothing was changed. Please check what was entered.',
  'records/missing': 'This entry no longer exists. Perhaps it was just erased for good.',
  'records/not-yet-there': 'This entry did not exist that far back. Nothing was changed.',
  'agenda/into-itself': 'An item cannot stand under itself. The agenda is unchanged.',
  'import/not-a-table':
    'This file is no table. Please choose a file from Excel or LibreOffice, or a CSV file.',
  'import/unsupported-format':
    'The app cannot read this format. Please save the file as xlsx or csv in the spreadsheet program.',
  'import/encrypted-file':
    'This file is protected by a password. Please save it without one and choose it again.',
  'import/damaged-file':
    'This file is damaged. Please open it in the spreadsheet program, save it anew and choose it again.',
  'import/too-big': 'This file is too big. Please divide it into parts of at most 50 MB.',
  'import/empty': 'There is nothing in this file.',
  'import/unknown-sheet': 'This sheet no longer exists. Please choose another one.',
  'import/gone': 'The list is no longer at hand. Please choose the file again.',
  'import/busy': 'A list is being imported already. Please wait until that is finished.',
  other: 'That did not work. What was saved is safe. Please try again.',
}
