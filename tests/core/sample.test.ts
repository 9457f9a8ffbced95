import { expect, test } from 'vitest'
import { overview } from '../../core/chapter/overview.ts'
import { openDatabase } from '../../core/db/database.ts'
import { checkOpened, openedFile } from '../support/check-opened.ts'
import { openCore, setUp } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'

test('the sample chapter has members, two years of meetings and resolutions, and is sound', async () => {
  const core = openCore()
  await core.call('session.create', { ...setUp, chapter: 'Beispiel-Ortsverein', isSample: true })
  const { members, resolutions, meetings, lastMeeting } = await core.call('chapter.overview', {})
  expect(members).toBe(120)
  expect(resolutions).toBeGreaterThan(12)
  expect(meetings.length).toBeGreaterThan(0)
  expect(lastMeeting?.items).toBe(4)
  const list = await core.call('meetings.list', { offset: 20, limit: 50 })
  expect([list.total, list.rows.length]).toEqual([26, 6])
  const found = await core.call('resolutions.list', { search: 'bahn', offset: 0, limit: 9 })
  expect(found.rows.map(({ title }) => title).join()).toContain('Straßenbahn')
  const rows = await core.call('members.list', {
    search: 'Yıldız',
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 50,
  })
  const emails = rows.rows.flatMap(({ email }) => email || [])
  expect(emails.filter((email) => !email.includes('.yildiz'))).toEqual([])
  expect(checkOpened(core)).toBe(0)
})

test('birthdays and jubilees of the next weeks stand at the beginning, also over New Year', async () => {
  const core = openNewChapter()
  const add = async (lastName: string, operations: { path: string; value: string }[]) => {
    const id = await core.call('members.create', { firstName: '', lastName })
    await core.call('members.update', { id, operations })
  }
  await add('Rund', [{ path: 'birthDate', value: '1967-01-03' }])
  await add('Unrund', [{ path: 'birthDate', value: '1968-01-03' }])
  await add('Treu', [{ path: 'joined', value: '2001-12-20' }])
  await add('Schalttag', [{ path: 'birthDate', value: '1996-02-29' }])
  await add('Weg', [
    { path: 'joined', value: '2001-12-21' },
    { path: 'left', value: '2026-01-01' },
  ])
  const { file, fileKey } = openedFile(core)
  const db = openDatabase(file, fileKey)
  const shown = (today: string) =>
    overview(db, today).days.map(({ name, day, years }) => `${name} ${day} ${String(years)}`)
  expect(shown('2026-12-15')).toEqual(['Treu 2026-12-20 25', 'Rund 2027-01-03 60'])
  expect(shown('2026-02-20')).toEqual(['Schalttag 2026-03-01 30'])
  expect(shown('2026-03-01')).toEqual(['Schalttag 2026-03-01 30'])
  expect(shown('2026-03-02')).toEqual([])
  db.close()
})
