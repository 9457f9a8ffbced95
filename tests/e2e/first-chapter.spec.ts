import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './support/app.ts'
import { setUpChapter, unlock } from './support/steps.ts'

test(
  'a board creates its chapter, enters a member, closes the app and finds both again',
  { tag: '@both' },
  async ({ app }) => {
    await setUpChapter(app.page)
    // Unit tests make it cheap; the app itself never does.
    const keyring: unknown = JSON.parse(
      readFileSync(path.join(app.dataFolder, 'keyring.json'), 'utf8'),
    )
    const cost = { algorithm: 'argon2id13', operations: 3, memory: 64 * 2 ** 20 }
    expect(keyring).toMatchObject({ passphrase: { derivation: cost } })
    await app.page.getByRole('button', { name: 'Mitglied anlegen' }).click()
    await app.page.getByLabel('Nachname').fill('Großmüller')
    await app.page.getByLabel('Nachname').press('Tab')
    await expect(app.page.getByText('gespeichert')).toBeVisible()
    await expect(app.page.getByText('Nachname: Großmüller')).toBeVisible()

    await app.restart()
    await app.page.getByLabel('Passphrase').fill('etwas anderes')
    await app.page.getByRole('button', { name: 'Öffnen' }).click()
    await expect(app.page.getByRole('alert')).toContainText('unverändert')
    await unlock(app.page)
    await app.page.getByRole('searchbox').fill('grossmue')
    await app.page.getByRole('row', { name: 'Großmüller' }).click()
    await expect(app.page.getByRole('heading', { name: 'Großmüller' })).toBeVisible()
  },
)
