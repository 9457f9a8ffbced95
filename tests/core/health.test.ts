import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openDatabase } from '../../core/db/database.ts'
import { openedFile } from '../support/check-opened.ts'
import { add } from '../support/members.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'

test('the check of the open folder finds nothing wrong, and a flipped bit where there is one', async () => {
  const core = openNewChapter()
  await add(core, 'Meier')
  const told: number[] = []
  core.onProgress = ({ total }) => told.push(total)
  expect(await core.call('vault.health', {})).toMatchObject({
    damages: 0,
    differences: 0,
    alteredFacts: 0,
  })
  expect(told, 'how far it is: the chapter and one member').toContain(2)
  const { file, fileKey } = openedFile(core)
  const db = openDatabase(file, fileKey)
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  db.close()
  const content = readFileSync(file)
  const at = content.length - 2000
  content.writeUInt8(content.readUInt8(at) ^ 1, at)
  writeFileSync(file, content)
  const result = await core.send('vault.health', {})
  const seen = result.ok ? (result.value as { damages: number }).damages > 0 : result.error.code
  // The flipped bit may lie where the file cannot even be opened.
  expect([true, 'vault/damaged']).toContain(seen)
})
