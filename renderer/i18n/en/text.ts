import type { field as deField, text as deText } from '../de/text.ts'

export const field: typeof deField = {
  saved: 'saved',
  unsaved: 'not saved',
  notACount: '{field}: only a number from 0 up, without a decimal point; nothing was changed.',
  remove: 'Remove',
  lost: '{field}: “{typed}” is not saved.',
  day: {
    example: 'for example {example}',
    exampleShort: '{example}',
    examples: { birthDate: '3 May 1962', joined: '1 April 2019', left: '31 December 2027' },
    'date-unreadable': 'This is not a date. Please write it like this: {example}.',
    'date-impossible': 'There is no such day. Please check the date.',
    'date-ambiguous': 'Please write the month as a word: {example}.',
    'date-incomplete': 'Please enter day, month and year, for example {example}.',
    dayFirst:
      'Read as {day}: the day first, then the month. Meant otherwise? Then please write {other}.',
    'date-implausible': 'This date cannot be right here. Please check the year.',
  },
  moment: {
    example: 'for example Thu 7 pm',
    exampleOfEnd: 'for example 9 pm',
    unreadable: 'This is not a time. Please write it like this: 3 May 7 pm, or next Thu 7 pm.',
    noTime: 'Please enter the time as well, for example 3 May 7 pm.',
  },
}

export const text: typeof deText = {
  loading: 'Loading the text …',
  saved: 'saved',
  saving: 'saving …',
  unsaved: 'not saved',
  newer:
    'This text contains something from a newer version of the app and can only be read here. Please update the app.',
  newerBlock: 'Something from a newer version of the app:',
  erased: 'This entry was deleted permanently; the text is gone.',
  refused: 'This change could not be saved. Everything before it is safe; please reopen the page.',
  full: 'The disk is full: what was typed last is not saved yet, everything before it is safe. Please free some space and leave this window open; it will then save by itself.',
  unreadable:
    'This text could not be opened or saved. What was saved, and everything else in the folder, is unchanged. Please copy what was typed here last and choose “Check the folder” in the settings.',
  locked: 'The folder is locked.',
  tools: 'Format text',
  letters: { bold: 'B', italic: 'I', heading: 'H' },
  bold: 'Bold',
  italic: 'Italic',
  heading: 'Heading',
  bulletList: 'Bullet list',
  orderedList: 'Numbered list',
  quote: 'Quote',
}
