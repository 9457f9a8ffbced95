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
    progress: '{done} of {total}',
    loading: 'Loading …',
    listWidth: 'Width of the list: {list}',
  },
  connection: {
    again:
      'The connection was interrupted for a moment and is being made again. Everything saved is safe.',
    browserShell:
      'The app is running in the browser. That is for trying it out; the desktop app is safer for every day.',
    connecting: 'Connecting …',
    refusedOpen:
      'This window has no access any more: the app goes on in another one. What was shown as saved here is safe; please copy anything else from here and then close this window.',
    refused: 'This window has no access any more. The data is safe. Please start the app again.',
  },
}
