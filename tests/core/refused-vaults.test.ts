import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { FORMAT_VERSION } from '../../core/db/migrate.ts'
import { openDatabase } from '../../core/db/database.ts'
import { openedFile } from '../support/check-opened.ts'
import { openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { program } from '../support/program.ts'

const canMount =
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' })
    .status === 0

async function reopened({ dataFolder }: OpenCore): Promise<OpenCore> {
  const core = openCore(dataFolder)
  await core.call('session.unlock', { passphrase: setUp.passphrase })
  return core
}

test('the file of a newer app is refused and stays as it is', async () => {
  const first = openNewChapter()
  const { file, fileKey } = openedFile(first)
  await first.core.stop()
  const db = openDatabase(file, fileKey)
  db.exec(`PRAGMA user_version = ${String(FORMAT_VERSION + 1)}`)
  db.close()
  const before = readFileSync(file)
  const core = await reopened(first)
  const { problem, chapter } = await core.call('session.state', {})
  expect(problem?.code).toBe('vault/newer-app')
  expect(chapter).toBe(null)
  expect(readFileSync(file).equals(before)).toBe(true)
})

test.skipIf(!canMount)('a folder that cannot be written to is refused and stays as it is', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-disk-'))
  const child = program('read-only-child')
  const script = 'mount -t tmpfs -o size=20m tmpfs "$1" && exec "$2" "$3" "$1"'
  const args = ['-rm', 'sh', '-c', script, 'sh', folder, process.execPath, child]
  const { stdout } = spawnSync('unshare', args, { encoding: 'utf8' })
  expect(JSON.parse(stdout)).toEqual({
    code: 'vault/read-only',
    chapter: null,
    settingsCode: 'vault/read-only',
    isUntouched: true,
  })
})

test('a restore that was cut off between its two moves is ended at the next opening', async () => {
  const first = openNewChapter()
  await first.call('members.create', { firstName: 'Eva', lastName: 'Meier' })
  const { file } = openedFile(first)
  await first.core.stop()
  writeFileSync(`${file}.restored`, readFileSync(file))
  renameSync(file, `${file}.before-restore`)
  const core = await reopened(first)
  expect((await core.call('session.state', {})).chapter?.name).toBe(setUp.chapter)
  expect(existsSync(`${file}.restored`)).toBe(false)
})

test('several wrong passphrases at once are counted like one after the other', async () => {
  const core = openNewChapter()
  await core.call('session.lock', {})
  const tries = Array.from({ length: 6 }, () =>
    core.send('session.unlock', { passphrase: 'geraten' }),
  )
  const codes = (await Promise.all(tries)).map((answer) => (answer.ok ? '' : answer.error.code))
  expect(codes.filter((code) => code === 'session/wrong-passphrase')).toHaveLength(3)
  expect(codes.filter((code) => code === 'session/wait')).toHaveLength(3)
})
