import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'

const PASSPHRASE = 'ein guter langer Satz'

async function setUpChapter(page: Page) {
  await page.getByLabel('Name der Gliederung').fill('SPD Musterstadt')
  await page.getByLabel('Eigener Name').fill('Anna Müller')
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Passphrase wiederholen').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Mappe anlegen' }).click()
}

test('a board creates its chapter, enters a member, closes the app and finds both again', async ({
  app,
}) => {
  await setUpChapter(app.page)
  await app.page.getByRole('button', { name: 'Mitglied anlegen' }).click()
  await app.page.getByLabel('Nachname').fill('Großmüller')
  await app.page.getByLabel('Nachname').press('Tab')
  await expect(app.page.getByRole('status')).toHaveText('gespeichert')
  await expect(app.page.getByText('Nachname: – → Großmüller')).toBeVisible()

  await app.restart()
  await app.page.getByLabel('Passphrase').fill('etwas anderes')
  await app.page.getByRole('button', { name: 'Öffnen' }).click()
  await expect(app.page.getByRole('alert')).toContainText('unverändert')
  await app.page.getByLabel('Passphrase').fill(PASSPHRASE)
  await app.page.getByRole('button', { name: 'Öffnen' }).click()
  await app.page.getByRole('searchbox').fill('grossmue')
  await app.page.getByRole('link', { name: 'Großmüller' }).click()
  await expect(app.page.getByRole('heading', { name: 'Großmüller' })).toBeVisible()
})
