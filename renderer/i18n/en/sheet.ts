/** The chapter sheet. */
export const sheetErrors = {
  'sync/sheet-mistyped':
    'This is no chapter sheet as it was printed: somewhere a digit is different, or two are swapped. Please compare group by group.',
  'sync/sheet-outdated':
    'This chapter sheet no longer counts. It was used already, or there is a newer one by now. Nothing was changed.',
  'sync/sheet-unknown':
    'This relay does not know the folder of the sheet. Please compare the address with the sheet; if the folder has moved, its new address counts.',
  'sync/sheet-unreachable':
    'The relay cannot be reached at the moment. Please check the address and the connection to the internet; the sheet is not used up by this.',
}

export const sheet = {
  title: 'Chapter sheet',
  none: 'No chapter sheet yet: without this sheet all is lost when no device is left.',
  used: 'Used up: {person} came in by it on {when}. The sheet opens nothing any more; please make a new one and destroy the old one.',
  made: 'Sheet of {made} ({person}), last checked on {checked}.',
  unchecked: 'Sheet of {made} ({person}), not checked since.',
  due: 'That is more than half a year ago. Please fetch the sheet and check it.',
  namesFormerRelay:
    'The sheet still names the former address of the relay. Please make a new one and destroy the old one.',
  make: 'Make a chapter sheet …',
  replace: 'Make a new chapter sheet …',
  check: 'Check the chapter sheet …',
  intro:
    'The sheet is shown only now. Please print it or copy it by hand; it counts only after three groups of it were typed back.',
  introReplace:
    'The sheet so far counts until the new one is confirmed; then it opens nothing any more and should be destroyed.',
  what: 'Brings the whole folder back to a new device when no device of the board is left.',
  where:
    'Keep it with the papers of the chapter, best in a safe or with somebody outside of the board. Do not put it beside the laptop, and do not take a photo of it.',
  danger: 'Whoever has this sheet gets into the folder.',
  how: 'How to use it: start Vorstandsmappe on the new device, choose “Bring back with the chapter sheet” and type the digits. The sheet counts once.',
  notThat:
    'This is not the recovery code of a device: that has letters and opens that one device only.',
  relay: 'Address of the relay',
  qrCode: 'The chapter sheet as a QR code',
  print: 'Print',
  written: 'Printed, go on',
  askBack: 'As a trial, please type three groups of the sheet. It counts only after that.',
  group: 'Group {group}',
  groupMissing: 'Please type the group.',
  again: 'Show the sheet again',
  confirm: 'The sheet counts from now on',
  confirmed: 'The new chapter sheet counts. Please put it where it is kept now.',
  field: 'Digits of the chapter sheet',
  fieldHint: '16 groups of five digits; {count} of {total} digits are there.',
  missing: 'Please type the digits of the chapter sheet.',
  typoCount: 'A chapter sheet has {total} digits, here are {count}. Please compare.',
  typoGroup:
    'Group {group} cannot be right: each has five digits and is 65535 at most. Please compare it with the sheet.',
  checkIntro:
    'Twice a year: fetch the chapter sheet from where it is kept, and type its digits. So it is certain that it is still there and counts when it is needed.',
  checkDo: 'Check',
  results: {
    'in-force':
      'This is the sheet that counts. The check has been noted. Please put the sheet back.',
    outdated:
      'This is an earlier sheet of this chapter. It opens nothing any more and should be destroyed. Please look for the newer one, or make a new one.',
    'other-chapter':
      'This is a chapter sheet, but of another chapter. Please look for the right one.',
  },
  remind: {
    none: 'There is no chapter sheet for this folder yet. Without one all is lost when no device is left.',
    used: 'The chapter sheet is used up: {person} came in by it on {when}. Please make a new one now, and remove devices that are gone.',
    due: 'Nobody has had the chapter sheet in their hands since {when}. Is it still in its place?',
    namesFormerRelay:
      'The folder has moved, and the chapter sheet still names the former address. Please make a new one.',
    make: 'Make a chapter sheet',
    check: 'Check the chapter sheet',
  },
  return: {
    begin: 'Bring back with the chapter sheet',
    title: 'Bring back with the chapter sheet',
    intro:
      'For when no device is left. If there still is one, an invitation from there is the better way: the sheet counts only once.',
    relayHint: 'Stands on the sheet, below the digits.',
    relayMissing: 'Please type the address from the sheet.',
    waitTitle: 'The folder is being brought back',
    waiting: 'The sheet is being presented …',
    stop: 'Cancel and begin anew',
  },
}
