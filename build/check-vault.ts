/**
 * `npm run check-vault -- FILE`: rebuilds everything that the app shows from the log of changes,
 * in memory, and compares. FILE is a `vault.db` or the app's data folder. The passphrase is asked
 * for; nothing is written and nothing leaves the machine. Ends with 0 when all agrees, else with 1.
 */
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { chapterSecretOf } from '../core/vault/keyring-chapters.ts'
import { openKeyring, readKeyring } from '../core/vault/keyring-file.ts'
import { checkVault, type VaultCheck } from '../core/vault/check-vault.ts'
import { vaultPath } from '../core/vault/open-vault.ts'
import { passphraseKey } from '../core/vault/passphrase-key.ts'
import { askPassphrase } from './ask-passphrase.ts'

/** How many differences are named one by one. */
const NAMED = 20

class CheckError extends Error {}

try {
  process.exitCode = (await run(process.argv[2])) ? 0 : 1
} catch (error) {
  if (!(error instanceof CheckError)) {
    say('The check itself failed. The file was not touched. Please report this:')
    throw error
  }
  say(error.message)
  process.exitCode = 1
}

/** @returns whether everything agrees */
async function run(argument: string | undefined): Promise<boolean> {
  if (!argument) throw new CheckError('Please say which file: npm run check-vault -- FILE')
  const target = path.resolve(argument)
  if (!existsSync(target)) throw new CheckError(`There is no file or folder ${target}.`)
  const isFolder = statSync(target).isDirectory()
  const dataFolder = isFolder ? target : path.join(target, '../../..')
  const keyring = readKeyring(dataFolder)
  if (!keyring) throw new CheckError(`There is no keyring.json in ${dataFolder}.`)
  if (keyring === 'damaged') throw new CheckError('keyring.json is damaged.')
  const key = await passphraseKey(
    await askPassphrase('Passphrase: '),
    keyring.passphrase.derivation,
  )
  const masterKey = openKeyring(keyring, key)
  if (!masterKey) throw new CheckError('That passphrase does not open this keyring.')
  const ids = isFolder
    ? keyring.chapters.map(({ id }) => id)
    : [path.basename(path.dirname(target))]
  const results = ids.map((id) => {
    const secret = chapterSecretOf(keyring, masterKey, id)
    if (!secret) throw new CheckError('The keyring does not know this vault.')
    say(`\n${secret.name}`)
    const file = isFolder ? vaultPath(dataFolder, id) : target
    const check = checkVault(file, secret.fileKey)
    // A change of all keys that is not finished: the file may still be under the one before.
    const { earlier } = secret
    return tell(check.state === 'damaged' && earlier ? checkVault(file, earlier) : check)
  })
  return results.every(Boolean)
}

/** @returns whether everything agrees */
function tell(check: VaultCheck): boolean {
  if (check.state === 'damaged') {
    say('The file is damaged and cannot be read. It was not touched. Please restore a backup.')
    return false
  }
  if (check.state === 'newer-app') {
    say('The file was made by a newer version of the app. Please check it with that one.')
    return false
  }
  if (check.state === 'busy') {
    say('The app is writing into the file all the time. Please try again when it rests.')
    return false
  }
  for (const damage of check.damages.slice(0, NAMED)) say(`Damaged: ${damage}`)
  for (const id of check.altered) say(`Altered fact: ${id}`)
  say(`${String(check.changeSets)} change sets, ${String(check.facts)} facts`)
  const { comparison } = check
  if (!comparison) {
    say('What is shown was made by another version; the app rebuilds it at the next opening.')
  } else {
    say(`${String(comparison.documents)} documents`)
    for (const [table, rows] of Object.entries(comparison.rows)) say(`  ${table}: ${String(rows)}`)
    for (const { table, found, key } of comparison.differences.slice(0, NAMED)) {
      say(`Difference in ${table}: ${found}: ${key}`)
    }
    say(`${String(comparison.differences.length)} differences`)
  }
  const differences = comparison?.differences.length ?? 0
  return differences + check.damages.length + check.altered.length === 0
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
