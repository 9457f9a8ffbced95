/** English; the types hold its keys to the German ones. */
import { app } from './en/app.ts'
import { errors } from './en/errors.ts'
import { members } from './en/members.ts'
import { records } from './en/records.ts'
import { session } from './en/session.ts'
import type { de } from './de.ts'

export const en: typeof de = { ...app, ...session, ...members, ...records, errors }
