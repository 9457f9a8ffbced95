import type { app as de } from '../de/app.ts'

export const app: typeof de = {
  app: {
    name: 'Vorstandsmappe',
    start: 'Start',
    settings: 'Settings',
    next: 'Next',
    close: 'Close',
    switchChapter: '{chapter}: switch folders',
    sections: 'Sections',
    lock: 'Lock',
    members: 'Members',
    meetings: 'Meetings',
    resolutions: 'Resolutions',
    back: 'Back',
    trash: 'Trash',
    cancel: 'Cancel',
    notice: 'Notice: {text}',
    notices: 'Notices (F8)',
    about: 'About this window',
    notFound: 'There is no such page',
    notFoundHint: 'The address may be mistyped. Everything saved is still here.',
    toStart: 'Back to start',
    loading: 'Loading …',
  },
  connection: {
    again:
      'The connection was interrupted for a moment and is being made again. Everything saved is safe.',
    browserShell:
      'The app is running in the browser. That is for trying it out; the desktop app is safer for every day.',
    connecting: 'Connecting …',
    refused: 'This window has no access any more. The data is safe. Please start the app again.',
  },
}
