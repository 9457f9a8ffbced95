/** Working together. */
export const syncErrors = {
  'sync/unreachable':
    'The relay cannot be reached. Everything stays stored on this device and goes out as soon as it answers again.',
  'sync/no-relay': 'No relay of Vorstandsmappe answers at this address. Please check the address.',
  'sync/certificate':
    'The relay does not identify itself validly. Nothing was transferred. Please ask whoever runs it.',
  'sync/address': 'This is no address of a relay. One looks like this: relay.example.org',
  'sync/code-needed':
    'This relay takes a folder only with a code. Whoever runs the relay gives you one.',
  'sync/code-used':
    'This code is not valid or was used before. Please check it or ask for another.',
  'sync/space-exists': 'This folder is shared already.',
  'sync/unknown-space':
    'The relay does not know this folder any more. Everything is still on the devices. Please ask whoever runs it.',
  'sync/unknown-device':
    'The relay does not know this device. Everything is still on the device. Please ask somebody who manages the folder.',
  'sync/bad-signature': 'The relay did not recognise this device. It will be tried again.',
  'sync/removed':
    'This device no longer belongs to the folder. What is here can still be read; nothing new is shared.',
  'sync/roster-refused':
    'This is not allowed, or something has changed meanwhile. Nothing was changed.',
  'sync/roster-conflict':
    'Somebody else was quicker just now. Please try again; nothing was changed.',
  'sync/entry-order': 'The relay expected another state. It will be tried again.',
  'sync/not-yours': 'Only who manages the folder may do this. Nothing was changed.',
  'sync/too-large': 'A change is too large to be shared. It stays stored on this device.',
  'sync/too-many': 'The relay is too busy, or has too many of something. It will be tried again.',
  'sync/quota-device':
    'This device has used up its part of the room at the relay. Everything stays stored here but is not shared any more. Please ask whoever runs it.',
  'sync/quota-space':
    'The room of this folder at the relay is used up. Everything stays stored here but is not shared any more. Please ask whoever runs it.',
  'sync/disk-full':
    'The relay has no room left. Everything stays stored here and goes out as soon as there is room again.',
  'sync/cannot-store':
    'The last of it could not be stored. It will be tried again; nothing is lost on this device.',
  'sync/not-here': 'This is no longer at the relay. Please look again.',
  'sync/malformed':
    'The relay does not understand this app. Please see whether there is a newer version.',
  'sync/newer-version':
    'Others work with a newer version. Please update the app; until then everything stays stored here, and nothing is lost.',
  'sync/stopping': 'The relay is being restarted. It goes on by itself in a moment.',
  'sync/replaced': 'This device has connected once more from elsewhere. It will be tried again.',
  'sync/twice':
    'This folder seems to be open on two devices at once that both count as this one: it was copied with everything. Please choose “This device is the copy” on the one that is the copy; it counts as a device of its own then.',
  'sync/copy':
    'The relay has more of this device than there is here. This folder is probably an older state, from a backup for example. Nothing is shared for now. Please lock the folder and open it again: it is then asked what happened, and it goes on.',
  'sync/not-admitted':
    'This folder was put back, moved or copied, and is a new device to the others. Whoever manages the folder has to let it in again by an invitation. Until then everything stays stored here.',
  'sync/fork':
    'The relay shows another list of devices than the one known here. This must not happen. Nothing is shared for now; please call the others of the board.',
  'sync/invite-invalid':
    'This is no valid invitation. Please paste the whole link, just as it was sent.',
  'sync/invite-elsewhere':
    'This invitation belongs to another folder. One of this folder is needed.',
  'sync/already-here':
    'This folder is on this device already, among the other folders. Nothing was changed.',
  'sync/invite-expired':
    'This invitation is no longer good: it has expired or was withdrawn. Please ask for a new one and begin here again.',
  'sync/invite-used':
    'Somebody has joined with this invitation already. Each is good for one; please ask for a new one.',
  'sync/invite-revoked': 'This invitation was withdrawn. Please ask the person who sent it to you.',
}

/** What several people wrote into one field at the same time. */
export const concurrent = {
  title: 'Changed at the same time',
  own: '{field}: It says “{current}” here. At the same time “{lost}” was written on this device.',
  other: '{field}: It says “{current}” here. At the same time {person} wrote “{lost}”.',
  nothing: 'nothing',
  take: 'Take “{lost}”',
  keep: 'Leave it so',
}

export const sync = {
  title: 'Together',
  intro:
    'Several devices of a board keep the same folder. A relay hands on what is encrypted; it can read nothing.',
  local: 'This folder is only on this device.',
  begin: 'Share with others …',
  address: 'Address of the relay',
  addressHint: 'For example relay.example.org. It comes from whoever runs it.',
  code: 'Code of the relay',
  codeHint: 'Only where one is asked for.',
  test: 'Check',
  tested: 'A relay answers there.',
  share: 'Share the folder',
  shared: 'Shared over {relay}.',
  phase: {
    connecting: 'Connecting …',
    'catching-up': 'Fetching what the others have …',
    online: 'Everything is shared.',
    offline: 'Not connected since {since}.',
  },
  clockAhead:
    'The clock of this device is {count} minute fast. Please set it right: else the history shows the wrong time. | The clock of this device is {count} minutes fast. Please set it right: else the history shows the wrong time.',
  clockBehind:
    'The clock of this device is {count} minute slow. Please set it right: else the history shows the wrong time. | The clock of this device is {count} minutes slow. Please set it right: else the history shows the wrong time.',
  holdsErased:
    'The relay still holds, encrypted, what was erased. It goes as soon as a second device of the board has been connected.',
  unshared: 'One change is not shared yet. | {count} changes are not shared yet.',
  short: {
    connecting: 'connecting …',
    'catching-up': 'fetching …',
    online: 'all shared',
    unshared: '{count} not shared yet',
    offline: 'not connected',
    problem: 'notice',
    file: 'file: {done} of {total} MB',
  },
  files: {
    bringing: 'A file is being shared: {done} of {total} MB.',
    'quota-device':
      'A file is not shared yet, because this device has used up its part of the room at the relay. It is stored on this device. Whoever runs the relay can give the folder more room; it then goes on by itself.',
    'quota-space':
      'A file is not shared yet, because the room of the folder at the relay is not enough. It is stored on this device. Whoever runs the relay can give the folder more room; it then goes on by itself.',
    'disk-full':
      'A file is not shared yet, because the relay has no room left. It is stored on this device. As soon as there is room again, it goes on by itself.',
    'not-here':
      'A file is still missing here: the device that has it has not shared it yet. It comes by itself as soon as that device was connected.',
    altered:
      'The relay handed out something else than a file that was asked for. Nothing of it was taken. It is tried again by itself; please ask the person who runs it as well.',
    damaged:
      'A file was not shared as it should be and cannot be fetched. Please ask the person who added it.',
    full: 'There is no room on this device for a file that is to be fetched. Please make room; it then goes on by itself.',
    other: 'A file could not be transferred yet. It is tried again by itself.',
  },
  again: 'Connect now',
  offlineFor:
    'Inviting, removing, choosing roles and making a new chapter sheet are possible again once there is a connection.',
  notices: {
    title: 'To be noted',
    dismiss: 'Read',
    'relay-restored':
      'On {when} the relay had less than before, probably after it was restored. The devices have given it back what was missing; nothing is lost.',
    'held-back':
      'The relay does not hand on something that another device has ({who}). Please ask whoever runs it, and until then compare what is important in another way as well.',
    equivocation:
      'There are two different versions of one change by {who}. Either something is wrong with the relay, or there is a copy of that device. Please call there.',
    snapshot:
      'The summary that {who} made for the relay does not agree with what is on this device. It is not used, and nothing was deleted. Please call there and compare the members and meetings.',
    fork: 'The relay shows different lists of devices to different devices. This must not happen. Please call the others of the board.',
    refused:
      'A change by {who} could not be verified and was not taken over. Everything before it is here. Please ask there.',
    file: 'On {when} the relay handed out something else than a file that was asked for. Nothing of it was taken. Please ask the person who runs it.',
    'sheet-used':
      '{who} came in by the chapter sheet on {when} and manages the folder. If nobody knew of it, please remove that device at once.',
    'appoint-proposed':
      'It is proposed that {device} manages the folder. Below, under “Proposals to the board”, it says who has agreed.',
    'remove-proposed':
      'It is proposed to remove {device}. Below, under “Proposals to the board”, it says who has agreed.',
    'withdraw-proposed':
      'It is proposed not to remove {device} after all. Below, under “Proposals to the board”, it says who has agreed.',
    'board-appointed': 'The board decided that {device} manages the folder, on {when}.',
    'removal-announced':
      'The board has announced that it will remove {device} on {when}. Until then it can call that off by majority.',
    'removal-withdrawn': 'On {when} the board called off the removal of {device}.',
    'board-removed': 'The board removed {device} on {when}, as announced.',
    isCopy: 'This device is the copy',
    twice:
      'This device was connected in two places at once several times at {when}; there is probably a copy of it. Please choose “This device is the copy” on the one that is the copy; it counts as a device of its own then.',
    'relay-moved':
      '{who} moved the folder to {relay} on {when}. This device has gone along. A printed chapter sheet and open invitations still name the former address; whoever manages the folder, please make both anew.',
    nobody: 'unknown device',
  },
  devices: 'Devices',
  own: 'this device',
  ownName: 'Name of this device',
  here: 'connected now',
  heard: 'last connected: {when}',
  roles: { admin: 'manages the folder', member: 'board', auditor: 'reads only' },
  role: 'Role',
  remove: 'Remove …',
  removeTitle: 'Remove {name}?',
  removeIntro:
    'The device gets nothing new any more, and all others get new keys. What is on it already can still be read there.',
  removeDo: 'Remove device',
  invite: 'Invite somebody …',
  inviteIntro:
    'The link is good for {hours} hours and one person. Please send it so that only this person gets it.',
  inviteMake: 'Make an invitation',
  link: 'Invitation',
  qrCode: 'The invitation as a QR code',
  copy: 'Copy',
  copied: 'copied',
  openInvites: 'Open invitations',
  until: 'good until {when}',
  namesFormerRelay: 'Names the former address: please withdraw it and invite anew.',
  revoke: 'Withdraw',
  asking: '{person} asks to join | {person} ask to join',
  compareWords: 'Compare the words',
  askingIntro:
    'Please call or meet {person} and compare these words. Only if both devices show the same ones is it the right device.',
  askingReturns:
    'This device belonged here before, and comes back after a backup was put back, a move or a copy. The one before is removed with it.',
  askingDevice: 'Device: {device}',
  approve: 'The words match, let in',
  refuse: 'Refuse',
  join: {
    begin: 'Join a folder',
    title: 'Join a folder',
    intro:
      'This needs the invitation of somebody who has the folder already: a link that is good for one time.',
    link: 'Invitation',
    linkHint: 'Paste the whole link here.',
    device: 'Name of this device',
    deviceHint: 'This is how the others see it, for example “Anna’s laptop”.',
    deviceMissing: 'Please give the device a name.',
    linkMissing: 'Please paste the invitation.',
    waitTitle: 'Almost there',
    waitIntro:
      'Whoever sent the invitation now sees these six words. Please compare them on the phone or side by side; then they let this device in.',
    asking: 'Asking …',
    merging: 'Fetching the folder …',
    stop: 'Do not join',
    words: 'Words to compare',
    unnamed: 'Folder that this device is joining',
  },
}
