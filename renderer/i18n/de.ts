/** German, the app's first language. Each feature has a file of its own in `de/`. */
import { app } from './de/app.ts'
import { away } from './de/away.ts'
import { errors } from './de/errors.ts'
import { handover, leaving, leavingErrors, lost } from './de/leaving.ts'
import { agenda, meetings, motions, participants, resolutions } from './de/meetings.ts'
import { exporting, importing } from './de/import.ts'
import { majority, majorityErrors } from './de/majority.ts'
import { members } from './de/members.ts'
import { moving, movingErrors } from './de/moving.ts'
import { presence } from './de/presence.ts'
import { records } from './de/records.ts'
import { rejoin } from './de/rejoin.ts'
import { scan } from './de/scan.ts'
import { renewal } from './de/renewal.ts'
import { session } from './de/session.ts'
import { backup, health, search, settings, start } from './de/settings.ts'
import { concurrent, sync, syncErrors } from './de/sync.ts'
import { sheet, sheetErrors } from './de/sheet.ts'
import { field, text } from './de/text.ts'

export const de = {
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
