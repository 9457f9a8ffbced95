/** A move to another relay. */
export const movingErrors = {
  'sync/moved': 'The folder has just moved to another relay. Please try again.',
  'sync/relay-same': 'The folder is there already. Nothing was changed.',
  'sync/relay-old-gone':
    'The relay so far cannot be reached; the others cannot be told of the move there. Nothing was changed.',
  'sync/relay-taken':
    'This relay has the folder already, from before. Whoever runs it has to remove it there first. Nothing was changed.',
  'sync/relay-without':
    'This relay does not have this folder. Please ask whoever manages the folder for the address. Nothing was changed.',
  'sync/relay-behind':
    'This relay has an older state of the folder than this device. Please ask whoever manages the folder. Nothing was changed.',
  'sync/relay-fork':
    'This relay has a folder with another list of devices. It does not fit to this one; nothing was taken from it. Please call the others of the board. Whoever manages the folder there can invite this device anew.',
}

export const moving = {
  title: 'Relay',
  begin: 'Change the relay …',
  what: 'The whole folder moves to another relay. Nothing changes on the devices, and you can go on working meanwhile.',
  others:
    'All devices go along by themselves, also those that are not connected now: the relay so far should go on running until each has been there once.',
  oldGone:
    'The relay so far cannot be reached. The folder can move all the same, but the other devices do not hear of it by themselves: on each, the new address has to be entered here under “Together”. Please tell everybody, and only one person should move it.',
  after:
    'Afterwards: a printed chapter sheet still names the former address, so please make a new one. Please make open invitations anew.',
  do: 'Move',
  doAlone: 'Move all the same',
  underWay: 'The folder is being brought to {relay} …',
  stuck: 'The move to {relay} is not finished yet. Until then everything stays as it is.',
  ofNew: {
    unreachable: 'The new relay cannot be reached just now.',
    'quota-space':
      'The new relay has too little room for this folder. Please ask the person who runs it.',
    'quota-device':
      'The new relay has too little room for this device. Please ask the person who runs it.',
    'disk-full': 'The new relay has no room left. Please ask the person who runs it.',
  },
  goOn: 'Go on moving',
  stop: 'Give up the move',
  find: {
    begin: 'Enter a new address …',
    intro:
      'In case the folder has moved and this device was not told. Whoever manages the folder knows the address. It is taken only if the same folder is there.',
    do: 'Connect there',
  },
}
