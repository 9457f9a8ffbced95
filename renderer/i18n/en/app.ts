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
    notice: 'Notice: {text}',
    notices: 'Notices (F8)',
    about: 'About this window',
    notFound: 'There is no such page',
    notFoundHint: 'The address may contain a typing mistake. Everything saved is still here.',
    toStart: 'Back to start',
    loading: 'Loading …',
    listWidth: 'Width of the list: {list}',
  },
  connection: {
    again: 'The connection was lost for a moment and is being restored. Everything saved is safe.',
    browserShell:
      'The app is running in the browser. That is fine for trying it out; for everyday use the desktop app is safer.',
    connecting: 'Connecting …',
    lost: 'No connection',
    gone: 'The app is no longer running. Everything in this window is saved and safe. Please start the app again.',
    goneUnsaved:
      'The app is no longer running. What was typed last is not saved and stands in this window only; everything else is safe. Please copy the text and start the app again. If this window finds it again, it goes on saving by itself.',
    copy: 'Copy what is not saved',
    copied: 'Copied.',
    notCopied: 'Copying did not work. Please select the text below and copy it.',
    refusedOpen:
      'This window no longer has access: the app goes on in another one. What was shown as saved here is safe; please copy anything else from here and then close this window.',
    refused: 'This window no longer has access. Your data is safe. Please restart the app.',
  },
}
