import { expect, test } from './support/app.ts'
import { setUpChapter, unlock } from './support/steps.ts'

test('a board creates its chapter, enters a member, closes the app and finds both again', async ({
  app,
}) => {
  await setUpChapter(app.page)
  await app.page.getByRole('button', { name: 'Mitglied anlegen' }).click()
  await app.page.getByLabel('Nachname').fill('Großmüller')
  await app.page.getByLabel('Nachname').press('Tab')
  await expect(app.page.getByText('gespeichert')).toBeVisible()
  await expect(app.page.getByText('Nachname: – → Großmüller')).toBeVisible()

  await app.restart()
  await app.page.getByLabel('Passphrase').fill('etwas anderes')
  await app.page.getByRole('button', { name: 'Öffnen' }).click()
  await expect(app.page.getByRole('alert')).toContainText('unverändert')
  await unlock(app.page)
  await app.page.getByRole('searchbox').fill('grossmue')
  await app.page.getByRole('row', { name: 'Großmüller' }).click()
  await expect(app.page.getByRole('heading', { name: 'Großmüller' })).toBeVisible()
})
