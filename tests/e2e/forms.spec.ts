import { expect, test } from './support/app.ts'
import { fillIn, goTo } from './support/steps.ts'

test('a form says at its fields what is missing, in words of its own, and goes there', async ({
  app,
}) => {
  const { page } = app
  await page.getByRole('button', { name: 'Neue Mappe anlegen' }).click()
  await page.getByLabel('Name der Gliederung').fill('   ')
  await page.getByLabel('Eigener Name').fill('Anna Müller')
  await page.getByRole('button', { name: 'Weiter' }).click()
  await expect(page.getByRole('alert')).toHaveText('Bitte einen Namen für die Gliederung eingeben.')
  await expect(page.getByLabel('Name der Gliederung')).toBeFocused()
  await page.keyboard.type('SPD Musterstadt')
  await page.getByLabel('Eigener Name').fill(' ')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('Bitte den eigenen Namen eingeben.')
  await expect(page.getByLabel('Eigener Name')).toBeFocused()
  await page.keyboard.type('Anna Müller')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Mappe anlegen' }).click()
  await expect(page.getByRole('alert')).toContainText('Die Passphrase ist zu kurz.')
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused()
})

test('another folder without a name, and an address that leads nowhere, say so, with a way on', async ({
  opened: app,
}) => {
  const { page } = app
  await goTo(page, 'Einstellungen')
  await page.getByRole('button', { name: 'Weitere Mappe anlegen' }).click()
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Abbrechen' }) })
  await form.getByLabel('Name der Gliederung').fill('   ')
  await form.getByRole('button', { name: 'Mappe anlegen' }).click()
  await expect(form.getByRole('alert')).toHaveText('Bitte einen Namen für die Gliederung eingeben.')

  await page.evaluate("location.hash = '#/quatsch'")
  await expect(page.getByRole('heading', { name: 'Diese Seite gibt es nicht' })).toBeVisible()
  await page.getByRole('link', { name: 'Zum Start' }).click()
  await expect(page.getByRole('heading', { name: 'Was steht an' })).toBeVisible()
})

test('messages are read out one at a time, and none that is gone', async ({ opened: app }) => {
  const { page } = app
  const voice = page.getByRole('status').filter({ hasText: 'Hinweis:' })
  await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
  await fillIn(page, 'Nachname', 'Groß')
  await page.getByRole('heading', { name: 'Groß' }).click()
  await page.keyboard.press('Control+z')
  await expect(voice).toHaveText('Hinweis: Zurückgenommen: Mitglied „Groß“, angelegt')
  await page.keyboard.press('Control+Shift+z')
  await expect(voice).toHaveText('Hinweis: Wiederholt: Mitglied „Groß“, angelegt')
  await page.getByRole('button', { name: 'In den Papierkorb' }).click()
  await expect(voice).toHaveText('Hinweis: Der Eintrag liegt jetzt im Papierkorb.')
  const shown = page.getByRole('region', { name: 'Hinweise (F8)' })
  await expect(shown.getByRole('listitem')).toHaveCount(1)
  await shown.getByRole('button', { name: 'Schließen' }).click()
  await expect(voice).toHaveCount(0)
})

test('two members of one name are told apart in the search', async ({ opened: app }) => {
  const { page } = app
  for (const city of ['Jena', 'Gera']) {
    await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
    await fillIn(page, 'Nachname', 'Groß')
    await fillIn(page, 'Ort', city)
    await expect(page.getByRole('gridcell', { name: city })).toBeVisible()
  }
  await page.keyboard.press('Control+k')
  await page.keyboard.type('groß')
  await expect(page.getByRole('option', { name: 'Mitglied · Jena' })).toBeVisible()
  await expect(page.getByRole('option', { name: 'Mitglied · Gera' })).toBeVisible()
})
