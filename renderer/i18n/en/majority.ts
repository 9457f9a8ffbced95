/** What the board decides by majority. */
export const majorityErrors = {
  'sync/not-of-board':
    'This device only reads. Whoever belongs to the board can propose and agree.',
  'sync/proposal-gone':
    'This is no longer possible: it has happened, was taken back, or is out of date. Nothing was changed.',
  'sync/last-admin':
    'Only this one device manages the folder. Please propose somebody else for that first.',
}

export const majority = {
  title: 'Proposals to the board',
  acts: {
    appoint: '{who} is to manage the folder',
    remove: '{who} is to be removed',
    withdraw: '{who} is not to be removed after all',
  },
  by: 'Proposed on {when} by {who}.',
  agreed: 'Agreed: {who}.',
  nobody: 'Nobody has agreed yet.',
  missing: 'One more has to agree. | {count} more have to agree.',
  enough:
    'That is more than half. It happens by itself as soon as enough of these devices have been connected again.',
  announced:
    'Announced to all. The removal does not take place before {when}, and only if more than half still agree then.',
  lapses: 'Open until {when}.',
  agree: 'Agree',
  takeBack: 'Take my agreement back',
  close: 'Withdraw the proposal',
  withdraw: 'Propose to call it off …',
  propose: {
    appoint: 'Propose to manage the folder …',
    remove: 'Propose the removal …',
  },
  ask: {
    appoint: 'Propose {who} to manage the folder?',
    remove: 'Propose to remove {who}?',
    withdraw: 'Propose not to remove {who}?',
  },
  hints: {
    appoint:
      'Everybody sees the proposal. As soon as {needed} of the {board} devices of the board have agreed, this device may invite, remove and give roles.',
    remove:
      'Everybody sees the proposal, also the person concerned. If {needed} of the {board} devices of the board agree, it is announced to all and happens 72 hours later.',
    withdraw:
      'Everybody sees the proposal. If {needed} of the {board} devices of the board agree, the announcement is void. An own agreement to the removal is taken back by this.',
  },
  do: 'Propose',
  noAdmin:
    'Nobody within reach who manages the folder? Then the board can choose somebody: take “Propose to manage the folder” at the device. It counts as soon as {needed} of the {board} devices of the board have agreed.',
  noAdminAll:
    'Nobody within reach who manages the folder? With so few devices all would have to agree to choose somebody else. The chapter sheet helps then.',
}
