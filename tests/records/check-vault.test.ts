import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../core/db/database.ts'
import { chapterSecretOf } from '../../core/vault/keyring-chapters.ts'
import { openKeyring, readKeyring } from '../../core/vault/keyring-file.ts'
import { passphraseKey } from '../../core/vault/passphrase-key.ts'
import { setUp, type OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { program } from '../support/program.ts'

/** Runs the check as a person would from a clone, the passphrase through a pipe. */
function check(target: string, passphrase: string = setUp.passphrase) {
  const run = spawnSync(process.execPath, [program('check-vault'), target], {
    input: `${passphrase}\n`,
    encoding: 'utf8',
  })
  return { ...run, output: run.stdout + run.stderr }
}

const vaultOf = ({ dataFolder }: OpenCore) => {
  const [id = ''] = readdirSync(path.join(dataFolder, 'chapters'))
  return path.join(dataFolder, 'chapters', id, 'vault.db')
}

async function chapterWithStory(): Promise<OpenCore> {
  const core = openNewChapter()
  const id = await core.call('members.create', { firstName: 'Eva', lastName: 'Großmann' })
  const office = { office: 'Kassiererin', body: '', from: '', until: '' }
  await core.call('members.update', { id, operations: [{ path: 'offices/a', value: office }] })
  await core.call('members.update', { id, operations: [{ path: 'tags/Jusos', value: true }] })
  await core.call('records.undoLast', {})
  const other = await core.call('members.create', { firstName: '', lastName: 'Meier' })
  await core.call('records.trash', { ids: [other] })
  return core
}

async function fileKeyOf({ dataFolder }: OpenCore): Promise<string> {
  const keyring = readKeyring(dataFolder)
  if (!keyring || keyring === 'damaged') throw new Error('no keyring')
  const key = await passphraseKey(setUp.passphrase, keyring.passphrase.derivation)
  const masterKey = openKeyring(keyring, key)
  const id = keyring.chapters[0]?.id ?? ''
  return (masterKey && chapterSecretOf(keyring, masterKey, id)?.fileKey) ?? ''
}

test('a vault in use is checked without being touched, and agrees', async () => {
  const core = await chapterWithStory()
  const file = vaultOf(core)
  const before = [readFileSync(file), readFileSync(`${file}-wal`)]
  const { status, output } = check(file)
  expect(output).toContain('SPD Musterstadt')
  expect(output).toContain('3 Einträge · documents')
  expect(output).toContain('members: 2')
  expect(output).toContain('member_offices: 1')
  expect(output).toContain('0 Abweichungen · differences')
  expect(status).toBe(0)
  expect([readFileSync(file), readFileSync(`${file}-wal`)]).toEqual(before)
  expect(check(core.dataFolder).status).toBe(0)
})

test('a row and a word of the index that the log does not give are found', async () => {
  const core = await chapterWithStory()
  const file = vaultOf(core)
  await core.core.stop()
  const db = openDatabase(file, await fileKeyOf(core))
  db.run(`UPDATE members SET city = 'Jena' WHERE last_name = 'Meier'`)
  db.run(
    `INSERT INTO search_words (search_words, rowid, title, body, variants)
     SELECT 'delete', n, 'Eva', '', '' FROM search_entries WHERE title LIKE 'Eva%'`,
  )
  db.close()
  const { status, output } = check(file)
  expect(output).toContain('Difference in members: only in the file')
  expect(output).toContain('Difference in search_words')
  expect(output, 'names are nobody’s business').not.toMatch(/Meier|Großmann|Jena/)
  expect(status).toBe(1)
})

test('whatever is wrong is said in a sentence', async () => {
  const core = await chapterWithStory()
  const file = vaultOf(core)
  await core.core.stop()
  expect(check('').output).toContain('Please say which file')
  expect(check('/nowhere/vault.db').output).toContain('There is no file or folder')
  expect(check(file, 'geraten').output).toContain('does not open')
  expect(check(file, '').output).toContain('Es wurde keine Passphrase eingegeben · No passphrase')
  const bytes = readFileSync(file)
  bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000)
  writeFileSync(file, bytes)
  const { status, output } = check(file)
  expect(output).toMatch(/[Dd]amaged/)
  expect(output).not.toMatch(/\bat .*:\d+/)
  expect(status).toBe(1)
})
