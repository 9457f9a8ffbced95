import type { app as de } from '../de/app.ts'

export const app: typeof de = {
  app: {
    name: 'Vorstandsmappe',
    start: 'Start',
    settings: 'Settings',
    next: 'Next',
    close: 'Close',
    switchChapter: '{chapter}: switch folders',
    moreFolders: 'Another folder …',
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
    showTyped: 'Show what is typed',
    hideTyped: 'Hide what is typed',
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
    ended:
      'The app is no longer running. Everything in this window is saved and safe. Please start the app again: it opens in a new window, and this one can be closed.',
    endedUnsaved:
      'The app is no longer running. What was typed last is not saved and stands in this window only; everything else is safe. Please copy the text first and keep it somewhere else. Then start the app again: it opens in a new window, where the text can be pasted.',
    copy: 'Copy what is not saved',
    copied: 'Copied.',
    notCopied: 'Copying did not work. Please select the text below and copy it.',
    refusedOpen:
      'This tab no longer has access, because the app has been restarted since. What was shown as saved here is safe. Please copy anything else from here, then close this tab and go on in the new tab of the app.',
    refused:
      'This tab has no access to the folder. For safety, its address works only once: it is already open in another tab, or the app has been restarted. All your data is safe. Please close this tab and go on in the other one; if there is none, starting the app again opens one.',
  },
  lock: {
    notLocked:
      'The folder is NOT locked. Everything saved is safe. Please click “Lock” again; if that fails as well, quit the app before anyone else gets to this device.',
    keychainOpen:
      'The folder is locked and everything saved is safe. But the disk could not be written to, so at the next start it may open without the passphrase. Please free some space, open the folder and lock it again.',
  },
}
