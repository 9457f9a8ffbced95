import { expect, test } from 'vitest'
import { setup, type Space } from '../../../tests/protocol/support/people.ts'
import {
  newSheetSecret,
  publicSheetKeys,
  sheetKeys,
  type ChapterSheet,
} from '../../../shared/protocol/sheet/chapter-sheet.ts'
import type { RelayLink } from '../relay-link.ts'
import { chainForSheet } from './sheet-link.ts'

/** What a relay that hands out this roster is to whoever asks. */
function linkTo(space: Space): RelayLink {
  const records = space.chain.links.map(({ data }) => data)
  const nothing = new Promise<never>(() => undefined)
  return {
    welcome: { type: 'welcome' } as RelayLink['welcome'],
    ask: () => Promise.resolve({ type: 'roster', request: 1, from: 0, records, isMore: 'no' }),
    say: () => undefined,
    close: () => undefined,
    ended: nothing,
  }
}

/** A board with a sheet of its own. */
function withSheet(): { space: Space; sheet: ChapterSheet } {
  const { space, people } = setup('Anna')
  const secret = newSheetSecret()
  const recovery = { keys: publicSheetKeys(sheetKeys(secret)), sealed: new Uint8Array(80) }
  space.append(space.record({ type: 'sheetReplaced', recovery }, people[0]))
  return { space, sheet: { secret, space: space.chain.now.space.slice(0, 10) } }
}

test('a relay that hands out the roster of another chapter is none, whatever stands in it', async () => {
  const { space, sheet } = withSheet()
  expect(await chainForSheet(linkTo(space), sheet)).toMatchObject({ ok: true })
  const other = setup('Mallory')
  const recovery = { keys: publicSheetKeys(sheetKeys(sheet.secret)), sealed: new Uint8Array(80) }
  other.space.append(other.space.record({ type: 'sheetReplaced', recovery }, other.people[0]))
  expect(await chainForSheet(linkTo(other.space), sheet)).toEqual({
    ok: false,
    problem: 'no-relay',
  })
})

test('a sheet that another one has replaced does not count, though the relay lets it in', async () => {
  const { space, sheet } = withSheet()
  const secret = newSheetSecret()
  expect(await chainForSheet(linkTo(space), { ...sheet, secret })).toEqual({
    ok: false,
    problem: 'sheet-outdated',
  })
})
