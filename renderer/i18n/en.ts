/** English; the types hold its keys to the German ones. */
import { app } from './en/app.ts'
import { away } from './en/away.ts'
import { errors } from './en/errors.ts'
import { handover, leaving, leavingErrors, lost } from './en/leaving.ts'
import { agenda, meetings, motions, participants, resolutions } from './en/meetings.ts'
import { exporting, importing } from './en/import.ts'
import { majority, majorityErrors } from './en/majority.ts'
import { members } from './en/members.ts'
import { moving, movingErrors } from './en/moving.ts'
import { presence } from './en/presence.ts'
import { records } from './en/records.ts'
import { rejoin } from './en/rejoin.ts'
import { scan } from './en/scan.ts'
import { renewal } from './en/renewal.ts'
import { session } from './en/session.ts'
import { backup, health, search, settings, start } from './en/settings.ts'
import { concurrent, sync, syncErrors } from './en/sync.ts'
import { sheet, sheetErrors } from './en/sheet.ts'
import { field, text } from './en/text.ts'
import type { de } from './de.ts'

export const en: typeof de = {
  ...app,
  ...session,
  ...members,
  ...records,
  agenda,
  away,
  concurrent,
  backup,
  export: exporting,
  handover,
  import: importing,
  leaving,
  lost,
  majority,
  meetings,
  motions,
  moving,
  participants,
  presence,
  rejoin,
  scan,
  renewal,
  resolutions,
  search,
  settings,
  start,
  sheet,
  sync,
  field,
  health,
  text,
  errors: {
    ...errors,
    ...syncErrors,
    ...sheetErrors,
    ...leavingErrors,
    ...majorityErrors,
    ...movingErrors,
  },
}
