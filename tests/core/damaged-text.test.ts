import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openedFile } from '../support/check-opened.ts'
import { openCore, setUp } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { plainPages } from '../support/vault-pages.ts'
import { addItem, shown, write } from '../support/write-text.ts'

const PAGE = 4096

/** Breaks every page of the closed file that holds nothing but `words`, as a failing disk would. */
function damage(file: string, key: string, words: string): void {
  const bytes = readFileSync(file)
  plainPages(file, key).forEach((page, index) => {
    if (page.toString().split(words).length > 300) bytes.fill(0xff, index * PAGE, index * PAGE + 64)
  })
  writeFileSync(file, bytes)
}

test('a damaged page in one text: that one says so, and the folder works on', async () => {
  const core = openNewChapter()
  const item = await addItem(core)
  const other = await addItem(core)
  const anna = write(core, item)
  await anna.saved()
  anna.type('Straßenbahn '.repeat(3000))
  await anna.saved()
  anna.close()
  const { file, fileKey } = openedFile(core)
  await core.core.stop()
  damage(file, fileKey, 'Straßenbahn ')

  const again = openCore(core.dataFolder)
  await again.call('session.unlock', { passphrase: setUp.passphrase })
  const damaged = write(again, item)
  const whole = write(again, other)
  await damaged.reaches('unreadable')
  await whole.saved()
  whole.type('Der Bus fährt.')
  await whole.saved()
  expect(shown(whole.doc)).toContain('Der Bus fährt.')
  damaged.close()
  whole.close()
})
