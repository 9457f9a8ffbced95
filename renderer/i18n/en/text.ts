import type { field as deField, text as deText } from '../de/text.ts'

export const field: typeof deField = {
  saved: 'saved',
  notACount: 'Only a whole number fits here; nothing was changed.',
}

export const text: typeof deText = {
  loading: 'Loading the text …',
  saved: 'saved',
  saving: 'saving …',
  newer:
    'This text holds something from a newer version of the app and can only be read here. Please update the app.',
  erased: 'This entry was erased for good; the text is no longer there.',
  refused:
    'This change could not be saved. Everything up to it is safe; please open the page again.',
  locked: 'The folder is locked.',
  tools: 'Format text',
  bold: 'Bold',
  italic: 'Italic',
  heading: 'Heading',
  bulletList: 'Bullet list',
  orderedList: 'Numbered list',
  quote: 'Quote',
}
