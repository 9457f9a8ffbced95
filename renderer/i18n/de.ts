/** German, the app's first language. Each feature has a file of its own in `de/`. */
import { app } from './de/app.ts'
import { errors } from './de/errors.ts'
import { members } from './de/members.ts'
import { records } from './de/records.ts'
import { session } from './de/session.ts'

export const de = { ...app, ...session, ...members, ...records, errors }
