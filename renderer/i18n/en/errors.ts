import type { errors as de } from '../de/errors.ts'

export const errors: typeof de = {
  'session/wrong-passphrase':
    'The passphrase is not the right one. Your data is safe and unchanged. Please enter it again and mind capital letters, spaces and Caps Lock.',
  'session/wait':
    'Please wait one second before the next try. | Please wait {seconds} seconds before the next try.',
  slower:
    'After several wrong tries it takes a little longer, so that nobody can guess. | After several wrong tries it takes a little longer, so that nobody can guess: the next try is possible after one second. | After several wrong tries it takes a little longer, so that nobody can guess: the next try is possible after {count} seconds.',
  'session/weak-passphrase': 'The passphrase is too short. Please choose at least 10 characters.',
  'session/already-set-up': 'There is already a folder on this device. Please reload the app.',
  'session/not-set-up': 'There is no folder on this device yet. Please reload the app.',
  'session/locked': 'The folder is locked. Please open it first.',
  'session/damaged-keyring':
    'The keyring cannot be read. The folders are unchanged. Please restore a backup.',
  'session/mistyped-code': 'The code was not copied correctly. Please compare it with the sheet.',
  'session/wrong-code':
    'This code does not open this folder. A newer one may have replaced it. Your data is unchanged.',
  'session/same-passphrase':
    'That is the current passphrase. Please choose another one; nothing has been changed yet.',
  'session/used-elsewhere':
    'One of the folders is open in another program. Nothing was changed. Please close it there and try again.',
  'session/not-renewed':
    'That did not work. Nothing was changed, and the current passphrase still applies. Please check whether there is enough space on the disk.',
  'session/no-keychain': 'This system has no secure keychain.',
  'backup/damaged':
    'This file is damaged or not a backup. Nothing was changed. Please choose another one.',
  'backup/newer-app':
    'This backup was made by a newer version. Nothing was changed. Please update the app first.',
  'backup/full':
    'There is not enough room on this device for this backup. Nothing was changed. Please make room and try again.',
  'backup/other-key':
    'Only the passphrase that applied at the time opens this backup. Nothing was changed.',
  'backup/missing': 'The backup is no longer there. Please choose another one.',
  'backup/failed':
    'The backup failed; the folder itself is unchanged. Please check whether there is enough space on the disk.',
  'backup/second-folder':
    'Backed up, but the other location could not be written to. Please check whether the disk is connected.',
  'settings/no-folder':
    'This location does not exist. Please connect the drive or create the location first, and enter the full path, for example {root}Backups.',
  'settings/not-stored':
    'The setting could not be saved; the previous one still holds. Please check whether something else at the location of the app’s data has the name “settings.json”.',
  'backup/in-use': 'The folder is open elsewhere. Please close it there; nothing was changed.',
  'backup/updating':
    'This folder is just being prepared for this version of the app. Nothing was changed. Please wait until that is done, then restore the backup again.',
  'setup/repeat': 'The two passphrases do not match. Please enter them again.',
  'vault/damaged': 'The folder’s file is damaged. It was not changed. Please restore a backup.',
  'vault/newer-app':
    'This folder was made by a newer version. Please update the app; the file is unchanged.',
  'vault/read-only':
    'The location of the folder cannot be written to. Please check its permissions.',
  'vault/in-use': 'The folder is open in another program. Please close it there.',
  'vault/full':
    'The disk is full. The last change is not saved, everything before it is safe. Please free some space and try again.',
  'vault/busy': 'A lot is being saved right now. Please check again in a few minutes.',
  'vault/missing': 'The folder’s file is missing. Please restore a backup.',
  'rpc/interrupted':
    'This did not get through because the connection was lost. It works again as soon as it is back.',
  'records/unknown-field': 'The app does not know this field; nothing was changed.',
  'records/bad-value':
    'This value does not fit the field; nothing was changed. Please check your entry.',
  'records/missing': 'This entry no longer exists. It may just have been deleted permanently.',
  'records/not-yet-there': 'This entry did not exist that far back. Nothing was changed.',
  'records/many': 'This concerns very many entries; nothing was changed.',
  'undo/nothing':
    'There is nothing left to undo on this device. Typed text goes back while the cursor stands in it.',
  'undo/edited':
    'What was done last has been changed since and so stays as it is. Single changes can be undone in the history of the entry.',
  'undo/erased':
    'Something was erased for good last, and that cannot be undone. What was done before can be undone in the history of the entry.',
  'redo/nothing': 'There is nothing to redo.',
  'redo/newer': 'Something new was entered after undoing, so nothing can be redone.',
  'agenda/into-itself': 'An item cannot be placed under itself. The agenda is unchanged.',
  'import/not-a-table':
    'This file is not a table. Please choose an Excel, LibreOffice or CSV file.',
  'import/unsupported-format':
    'The app cannot read this format. Please save the file as xlsx or csv in your spreadsheet program.',
  'import/encrypted-file':
    'This file is password-protected. Please save it without a password and choose it again.',
  'import/damaged-file':
    'This file is damaged. Please open it in your spreadsheet program, save it again and choose it once more.',
  'import/too-big': 'This file is too large. Please split it into parts of at most 50 MB.',
  'import/empty': 'This file is empty.',
  'import/unknown-sheet': 'This sheet no longer exists. Please choose another one.',
  'import/gone': 'The list is no longer available. Please choose the file again.',
  'import/stale':
    'Something has changed among the members since the preview. Nothing was imported; the preview is new now.',
  'import/busy': 'Another list is being imported. Please wait until it is finished.',
  other: 'That did not work. Everything saved is safe. Please try again.',
}
