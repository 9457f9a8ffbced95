import type { session as de } from '../de/session.ts'

export const session: typeof de = {
  setup: {
    title: 'Welcome',
    intro:
      'This is where the board’s folder is made. It lies encrypted on this machine; nobody can open it without the passphrase.',
    chapter: 'Name of the chapter',
    chapterHint: 'for example SPD Musterstadt',
    level: 'Level',
    levels: { local: 'Local', district: 'District', state: 'State', federal: 'Federal' },
    person: 'Your name',
    passphrase: 'Passphrase',
    passphraseHint: 'At least {count} characters; a whole sentence is best.',
    repeat: 'Repeat the passphrase',
    create: 'Create the folder',
  },
  unlock: { title: 'Open the folder', passphrase: 'Passphrase', open: 'Open' },
}
