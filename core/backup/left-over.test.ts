import { mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { rotate } from './backup-folder.ts'

test('what a cut-off backup left goes after an hour; what is being proved now stays', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-backups-'))
  const add = (name: string, hours: number) => {
    writeFileSync(path.join(folder, name), '')
    const at = Date.now() / 1000 - hours * 3600
    utimesSync(path.join(folder, name), at, at)
  }
  add('2027-05-03T19-00-00-000Z.vorstand', 2)
  add('2027-05-03T19-00-00-000Z.vorstand.copy', 2)
  add('2027-05-03T20-00-00-000Z.vorstand.new', 2)
  add('2027-05-03T21-00-00-000Z.vorstand.copy', 0)
  rotate(folder)
  expect(readdirSync(folder).sort()).toEqual([
    '2027-05-03T19-00-00-000Z.vorstand',
    '2027-05-03T21-00-00-000Z.vorstand.copy',
  ])
})
