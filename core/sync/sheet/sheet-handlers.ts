/** The chapter sheet: made, shown, asked back, and only then in force; and its rehearsal. */
import { randomInt } from 'node:crypto'
import {
  newSheetSecret,
  readSheet,
  SHEET_GROUPS,
  sheetKeys,
  publicSheetKeys,
  writeSheet,
} from '../../../shared/protocol/sheet/chapter-sheet.ts'
import { presentDevice } from '../../../shared/protocol/roster/roster.ts'
import { succeed, type Handlers } from '../../../shared/rpc/contract.ts'
import type { NewSheet, sheetCalls } from '../../../shared/rpc/sheet-calls.ts'
import { sheetAddress, splitSheet } from '../../../shared/sync/sheet-text.ts'
import type { Chapter } from '../../chapter/chapter.ts'
import type { WithChapter } from '../../session/with-chapter.ts'
import type { SyncService } from '../sync-service.ts'
import { problem, whenOnline } from '../when-online.ts'
import { replaceSheet } from './replace-sheet.ts'
import { readTyped } from './read-typed.ts'
import { isInForce, isOfSpace, nameOfSheet } from './sheet-keys.ts'
import { noteCheck } from './sheet-state.ts'
import { trySheet } from './try-sheet.ts'

export function sheetHandlers(
  withChapter: WithChapter,
  service: SyncService,
): Pick<Handlers, keyof typeof sheetCalls> {
  /** What was shown and is not confirmed goes when its chapter closes. */
  const shown = new WeakMap<Chapter, NewSheet & { secret: Uint8Array }>()
  const online = whenOnline(withChapter, service)

  return {
    'sheet.make': () =>
      withChapter((chapter) => {
        const shared = service.shared()
        if (!shared) return problem('unreachable')
        const { now } = shared.space.chain()
        const isAdmin = presentDevice(now, shared.space.own.device)?.role === 'admin'
        if (!isAdmin) return problem('not-yours')
        const secret = newSheetSecret()
        const groups = writeSheet({ secret, space: now.space }).split(' ')
        const relay = shared.relay()
        const address = sheetAddress(groups, relay)
        const made = { groups, relay, address, asked: threeGroups() }
        shown.set(chapter, { ...made, secret })
        return succeed(made)
      }),
    'sheet.confirm': ({ groups }) =>
      withChapter((chapter) => {
        const made = shown.get(chapter)
        if (!made) return problem('sheet-mistyped')
        const fits = made.asked.every(
          (group, index) => groups[index]?.replace(/\D/g, '') === made.groups[group - 1],
        )
        if (!fits) return problem('sheet-mistyped')
        return online(async (link, { space }) => {
          await replaceSheet(space, link, made.secret)
          shown.delete(chapter)
          service.changed()
          return null
        })
      }),
    'sheet.check': ({ typed }) =>
      withChapter((chapter) => {
        const space = service.shared()?.space
        const sheet = readSheet(splitSheet(typed).digits)
        if (!sheet) return problem('sheet-mistyped')
        if (!space || !isOfSpace(sheet, space.chain().now.space)) return succeed('other-chapter')
        if (!isInForce(sheet, space.chain().now)) return succeed('outdated')
        noteCheck(chapter, nameOfSheet(publicSheetKeys(sheetKeys(sheet.secret))))
        service.changed()
        return succeed('in-force')
      }),
    'sheet.try': async ({ typed, relay }) => {
      const read = await readTyped(typed, relay)
      if (!read.ok) return problem(read.problem)
      const why = await trySheet(read.sheet, read.relay)
      return why ? problem(why) : succeed({ relay: read.relay })
    },
  }
}

/** Three groups from the beginning, the middle and the end: nobody types them who has no sheet at hand. */
const threeGroups = (): [number, number, number] => [
  randomInt(1, 6),
  randomInt(6, 12),
  randomInt(12, SHEET_GROUPS + 1),
]
