/** Leaving a folder, losing a device, handing over an office. */
export const leavingErrors = {
  'sync/not-left': 'This device still belongs to the folder. Please leave it first.',
}

export const leaving = {
  heading: 'Leave the folder',
  hint: 'This device does not belong to it any more then; the others go on under new keys.',
  lastAdmin:
    'Not possible yet: only this device manages the folder. Please give that role to another one above first.',
  begin: 'Leave the folder …',
  title: 'Leave this folder?',
  intro:
    'All that was written so far stays with the others. This device gets nothing new any more; only an invitation leads back.',
  copy: 'What becomes of what is on this device?',
  forget: 'Delete it from this device',
  forgetHint:
    'The right way for whoever is no longer on the board: data of members does not belong here any more then. The backups on this device are deleted as well; please remove copies on other disks yourself.',
  forgetAsk: 'Delete the folder from this device?',
  forgetWarning:
    'This cannot be taken back. What was written here after this device was out is nowhere else.',
  forgetDo: 'Delete for good',
  keep: 'Keep it as a folder of one’s own',
  keepHint:
    'What is here now stays readable and can be changed, and is shared with nobody any more. Only for whoever still needs it and may keep it.',
  do: 'Leave the folder',
  kept: 'This folder is now only on this device.',
  decide: 'Decide what becomes of it',
  out: 'This device does not belong to the folder any more. What should become of what is still here:',
}

export const lost = {
  begin: 'Device lost or stolen …',
  callAdmin:
    'Device lost or stolen? Please call somebody who manages the folder at once: {admins}.',
  title: 'Which device is gone?',
  intro: 'It is shut out at once and gets nothing new any more; all others get new keys.',
  which: 'Lost device',
  do: 'Shut out at once',
  doneTitle: '{name} is shut out',
  readable:
    'What was on the device until now is still there, but encrypted: only whoever has the passphrase can read it, or whoever got it while the folder was open.',
  next: 'What to do next',
  steps: {
    police: 'Report the theft to the police and keep the reference number.',
    passphrase:
      'If the passphrase was noted with the device, or is used elsewhere: set another one everywhere there.',
    sheet: 'If the chapter sheet was with the device: make a new one here at once.',
    report:
      'If somebody could have looked into it: call the data protection officer. A report to the authority must go out within 72 hours (Art. 33 GDPR).',
    back: 'If the device turns up again, or there is a new one: invite it anew.',
  },
}

export const handover = {
  title: 'Handover',
  hint: 'After an election in one go: who leaves, who manages, which accesses end.',
  begin: 'Go to the handover',
  intro: 'Each step acts at once. This page can be left at any time and continued here later.',
  local: 'This folder is shared with nobody. There is nothing to hand over here.',
  notYours: 'A handover is made by whoever manages the folder.',
  offline: 'Not connected at the moment. As soon as the relay answers, this goes on.',
  progress: 'Step {step} of {count}: {title}',
  steps: {
    people: 'Who leaves?',
    roles: 'Who comes, who manages?',
    access: 'Chapter sheet and accesses',
    summary: 'Summary',
  },
  people: {
    intro:
      'Please tick the devices of all who are no longer on the board. They are removed together and get nothing new any more.',
    own: 'This device leaves the folder last, under “Settings”.',
    none: 'No device but this one belongs to the folder.',
    remove: 'Remove no device | Remove one device | Remove {count} devices',
    removed: 'Removed. All others have new keys.',
  },
  roles: {
    intro:
      'At least two people should manage the folder, so that nobody holds everything alone. New people are invited here.',
    few: 'Only one device manages the folder so far.',
  },
  access: {
    sheet:
      'Whoever leaves may have known the chapter sheet and the place where it is kept. A new one makes the old one worthless.',
    invites: 'Open invitations',
    noInvites: 'No invitation is open.',
    openInvites: 'One invitation is still open. | {count} invitations are still open.',
    revokeAll: 'Withdraw all',
    relay: 'Relay',
    relayNote:
      'The folder runs over {relay}. Please settle who runs and pays for it from now on, and who has the access to it.',
    passphrases: 'Passphrases',
    passphrasesNote:
      'If somebody who leaves knew the passphrase of a device that stays: encrypt everything anew there under “Settings”.',
  },
  summary: {
    intro: 'This has been done since {when}.',
    removed: 'Removed',
    added: 'Joined',
    roles: 'New roles',
    present: 'Who belongs to the folder now',
    sheet: 'Chapter sheet',
    sheetNew: 'There is a new one; the old one opens nothing any more.',
    sheetOld: 'The one so far still counts.',
    sheetNone: 'There is none.',
    revoked: 'Invitations',
    revokedCount: 'None was withdrawn. | One was withdrawn. | {count} were withdrawn.',
    relay: 'Relay',
    none: 'none',
    print: 'Print',
    end: 'End the handover',
    ended: 'The handover is done.',
  },
}
