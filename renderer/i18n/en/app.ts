import type { app as de } from '../de/app.ts'

export const app: typeof de = {
  app: {
    name: 'Vorstandsmappe',
    sections: 'Sections',
    lock: 'Lock',
    members: 'Members',
    meetings: 'Meetings',
    resolutions: 'Resolutions',
    back: 'Back',
    trash: 'Trash',
    cancel: 'Cancel',
    loading: 'Loading …',
  },
  connection: {
    connecting: 'Connecting …',
    refused: 'This window has no access any more. The data is safe. Please start the app again.',
  },
}
