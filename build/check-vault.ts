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
    say(
      'Die Prüfung selbst ist gescheitert. Die Datei ist unverändert. Bitte dies melden · ' +
        'The check itself failed. The file was not touched. Please report this:',
    )
    throw error
  }
  say(error.message)
  process.exitCode = 1
}

/** @returns whether everything agrees */
async function run(argument: string | undefined): Promise<boolean> {
  if (!argument)
    throw new CheckError(
      'Bitte die Datei nennen · Please say which file: npm run check-vault -- FILE',
    )
  const target = path.resolve(argument)
  if (!existsSync(target))
    throw new CheckError(
      `Diese Datei oder diesen Ordner gibt es nicht · There is no file or folder ${target}`,
    )
  const isFolder = statSync(target).isDirectory()
  const dataFolder = isFolder ? target : path.join(target, '../../..')
  const keyring = readKeyring(dataFolder)
  if (!keyring)
    throw new CheckError(
      `Hier liegt keine keyring.json · There is no keyring.json in ${dataFolder}`,
    )
  if (keyring === 'damaged')
    throw new CheckError('keyring.json ist beschädigt · keyring.json is damaged.')
  const passphrase = await askPassphrase('Passphrase: ')
  if (passphrase === '') {
    throw new CheckError('Es wurde keine Passphrase eingegeben · No passphrase was given.')
  }
  const key = await passphraseKey(passphrase, keyring.passphrase.derivation)
  const masterKey = openKeyring(keyring, key)
  if (!masterKey) {
    throw new CheckError(
      'Diese Passphrase passt nicht · That passphrase does not open this keyring.',
    )
  }
  const ids = isFolder
    ? keyring.chapters.map(({ id }) => id)
    : [path.basename(path.dirname(target))]
  const results = ids.map((id) => {
    const secret = chapterSecretOf(keyring, masterKey, id)
    if (!secret) {
      throw new CheckError(
        'Der Schlüsselbund kennt diese Mappe nicht · The keyring does not know this vault.',
      )
    }
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
    say(
      'Die Datei ist beschädigt und nicht lesbar; sie ist unverändert. Bitte eine Sicherung zurückholen · ' +
        'The file is damaged and cannot be read. It was not touched. Please restore a backup.',
    )
    return false
  }
  if (check.state === 'newer-app') {
    say(
      'Die Datei stammt von einer neueren Version der App. Bitte mit dieser prüfen · ' +
        'The file was made by a newer version of the app. Please check it with that one.',
    )
    return false
  }
  if (check.state === 'busy') {
    say(
      'Die App schreibt gerade ständig in die Datei. Bitte später noch einmal versuchen · ' +
        'The app is writing into the file all the time. Please try again when it rests.',
    )
    return false
  }
  for (const damage of check.damages.slice(0, NAMED)) say(`Beschädigt · Damaged: ${damage}`)
  for (const id of check.altered) say(`Veränderte Angabe · Altered fact: ${id}`)
  say(
    `${String(check.changeSets)} Änderungen · change sets, ${String(check.facts)} Angaben · facts`,
  )
  const { comparison } = check
  if (!comparison) {
    say(
      'Was gezeigt wird, stammt von einer anderen Version; die App baut es beim nächsten Öffnen neu · ' +
        'What is shown was made by another version; the app rebuilds it at the next opening.',
    )
  } else {
    say(`${String(comparison.documents)} Einträge · documents`)
    for (const [table, rows] of Object.entries(comparison.rows)) say(`  ${table}: ${String(rows)}`)
    for (const { table, found, key } of comparison.differences.slice(0, NAMED)) {
      say(`Abweichung · Difference in ${table}: ${found}: ${key}`)
    }
    say(`${String(comparison.differences.length)} Abweichungen · differences`)
  }
  const differences = comparison?.differences.length ?? 0
  return differences + check.damages.length + check.altered.length === 0
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
