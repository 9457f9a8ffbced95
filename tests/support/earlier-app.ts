/** A folder as an earlier version of the app left it: what it shows was made in another way. */
import { openDatabase } from '../../core/db/database.ts'
import { firstVault } from './first-vault.ts'

/** No app may have it open. Everybody is called differently there, and one is listed too many. */
export async function leftByEarlierApp(dataFolder: string): Promise<void> {
  const { file, fileKey } = await firstVault(dataFolder)
  const db = openDatabase(file, fileKey)
  db.exec(`UPDATE members SET last_name = 'Veraltet';
    INSERT INTO records (id, kind, title, created, newer) VALUES ('x', 'member', 'Zuviel', '', 0);
    UPDATE meta SET value = value - 1 WHERE key = 'projection-version'`)
  db.close()
}

/** The same with the format of an earlier app: without what six changes of it have brought since. */
export async function inEarlierFormat(dataFolder: string): Promise<void> {
  const { file, fileKey } = await firstVault(dataFolder)
  const db = openDatabase(file, fileKey)
  for (const table of [
    'roster',
    'epochs',
    'logs',
    'hashes',
    'adopted',
    'outbox',
    'own',
    'unread',
  ]) {
    db.exec(`DROP TABLE sync_${table}`)
  }
  db.exec(`DROP TABLE blobs; DROP TABLE device_names; DROP TABLE member_offices; DROP INDEX members_days;
    PRAGMA user_version = 4`)
  db.close()
}
