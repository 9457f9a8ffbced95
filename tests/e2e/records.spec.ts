import { expect, test } from './support/app.ts'
import { goTo, unlock } from './support/steps.ts'
import type { Page } from '@playwright/test'

/** Its label also says "gespeichert" for a while. */
const input = (page: Page, field: string) => page.getByLabel(new RegExp(`^${field}`))

async function fill(page: Page, field: string, value: string) {
  await input(page, field).fill(value)
  await page.keyboard.press('Tab')
}

const history = (page: Page) => page.getByRole('region', { name: 'Verlauf' })

test('what was changed stands in the history, goes back by a key, and can be set back', async ({
  opened: app,
}) => {
  const { page } = app
  await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
  await fill(page, 'Nachname', 'Großmüller')
  await expect(history(page)).toContainText('Nachname: Großmüller')
  await fill(page, 'Geburtsdatum', '3.5.99')
  await expect(history(page)).toContainText('Geburtsdatum: – → 3. Mai 1999')
  await fill(page, 'Ort', 'Jena')
  await expect(history(page)).toContainText('Ort: – → Jena')

  await page.getByRole('heading', { name: 'Großmüller' }).click()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Zurückgenommen: Ort von Großmüller', { exact: true })).toBeVisible()
  await expect(input(page, 'Ort')).toHaveValue('')
  await page.keyboard.press('Control+Shift+z')
  await expect(input(page, 'Ort')).toHaveValue('Jena')
  // Nothing to do is an answer as well: it is seen, and heard each time.
  const heard = page.getByRole('status').filter({ hasText: 'Hinweis: Es gibt nichts' })
  await page.keyboard.press('Control+Shift+z')
  await expect(page.getByText('Es gibt nichts zu wiederholen.', { exact: true })).toBeVisible()
  const before = await heard.textContent()
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => heard.textContent()).not.toBe(before)

  await history(page)
    .getByRole('listitem')
    .filter({ hasText: 'Nachname: Großmüller' })
    .first()
    .getByRole('button', { name: 'Weitere Möglichkeiten' })
    .click()
  await page.getByRole('menuitem', { name: 'Auf diesen Stand zurücksetzen …' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Ort: Jena → –')
  await dialog.getByRole('button', { name: 'Zurücksetzen' }).click()
  await expect(input(page, 'Ort')).toHaveValue('')
  await expect(input(page, 'Nachname')).toHaveValue('Großmüller')
  await expect(dialog).toHaveCount(0)

  // A second time on the same page, to where all was filled in.
  await history(page)
    .getByRole('listitem')
    .filter({ hasText: 'Ort: – → Jena' })
    .first()
    .getByRole('button', { name: 'Weitere Möglichkeiten' })
    .click()
  await page.getByRole('menuitem', { name: 'Auf diesen Stand zurücksetzen …' }).click()
  await expect(dialog).toContainText('Ort: – → Jena')
  await dialog.getByRole('button', { name: 'Zurücksetzen' }).click()
  await expect(input(page, 'Ort')).toHaveValue('Jena')
})

test('whoever goes elsewhere while a record goes to the trash stays there', async ({
  opened: app,
}) => {
  const { page } = app
  await goTo(page, 'Mitglieder')
  await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
  await fill(page, 'Nachname', 'Großmüller')
  await expect(history(page)).toContainText('Großmüller')
  // Both within one turn of the page: the answer of the core comes after the second click.
  await page.getByRole('button', { name: 'In den Papierkorb' }).evaluate((button) => {
    button.click()
    const links = [...button.ownerDocument.querySelectorAll('nav a')]
    links.find(({ textContent }) => textContent?.includes('Beschlüsse'))?.click()
  })
  await expect(page.getByText('Der Eintrag liegt jetzt im Papierkorb.').first()).toBeVisible()
  await page.waitForTimeout(300)
  await expect(page.getByRole('heading', { name: 'Beschlüsse' })).toBeVisible()
})

test('a member goes to the trash and comes back; erased it is gone for good', async ({
  opened: app,
}) => {
  const { page } = app
  await goTo(page, 'Papierkorb')
  await expect(page.getByText('Der Papierkorb ist leer.')).toBeVisible()
  await goTo(page, 'Mitglieder')
  await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
  await fill(page, 'Nachname', 'Großmüller')
  await expect(history(page)).toContainText('Großmüller')
  await page.getByRole('button', { name: 'In den Papierkorb' }).click()
  await expect(page.getByText('Der Eintrag liegt jetzt im Papierkorb.').first()).toBeVisible()

  await goTo(page, 'Papierkorb')
  await expect(page.getByRole('row').filter({ hasText: 'Großmüller' })).toContainText(
    'noch 90 Tage',
  )
  await page.getByRole('button', { name: 'Zurückholen' }).click()
  await expect(page.getByText('„Großmüller“ ist wieder da.').first()).toBeVisible()
  await goTo(page, 'Mitglieder')
  await page.getByRole('row', { name: 'Großmüller' }).click()

  await page.getByRole('button', { name: 'Weitere Möglichkeiten' }).first().click()
  await page.getByRole('menuitem', { name: 'Endgültig löschen …' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading')).toHaveText('„Großmüller“ endgültig löschen')
  await expect(dialog).toContainText('Mitglied „Großmüller“ mit allen Angaben')
  await expect(dialog.getByRole('button', { name: 'Endgültig löschen' })).toBeDisabled()
  await dialog.getByLabel('Zur Bestätigung eintippen: Großmüller').fill('großmüller')
  await dialog.getByRole('button', { name: 'Endgültig löschen' }).click()
  await expect(page.getByText('Endgültig gelöscht.').first()).toBeVisible()
  await expect(page.getByText('Noch ist niemand eingetragen.')).toBeVisible()
})

test('one after the other is erased from the trash; a lock elsewhere takes the question away', async ({
  opened: app,
}) => {
  const { page } = app
  // Longer than anybody types.
  const long = 'von und zu '.repeat(8) + 'Kleinmüller'
  for (const name of ['Großmüller', long, 'Obermüller']) {
    await goTo(page, 'Mitglieder')
    await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
    await fill(page, 'Nachname', name)
    await expect(history(page)).toContainText(name)
    await page.getByRole('button', { name: 'In den Papierkorb' }).click()
    await expect(page.getByText('Der Eintrag liegt jetzt im Papierkorb.').first()).toBeVisible()
  }
  await goTo(page, 'Papierkorb')
  const dialog = page.getByRole('dialog')
  const erase = async (name: string, { head = name, word = name } = {}) => {
    const row = page.getByRole('row').filter({ hasText: name })
    await row.getByRole('button', { name: 'Endgültig löschen' }).click()
    await expect(dialog.getByRole('heading')).toHaveText(`„${head}“ endgültig löschen`)
    await dialog.getByLabel(`Zur Bestätigung eintippen: ${word}`).fill(word)
    return row
  }
  for (const asked of [
    () => erase('Großmüller'),
    () => erase(long, { head: `${long.slice(0, 60)} …`, word: 'löschen' }),
  ]) {
    const row = await asked()
    await dialog.getByRole('button', { name: 'Endgültig löschen' }).click()
    await expect(row).toHaveCount(0)
    await expect(dialog).toHaveCount(0)
  }

  await erase('Obermüller')
  const other = await app.openWindow()
  await other.getByRole('button', { name: 'Sperren' }).click()
  await expect(page.getByLabel('Passphrase')).toBeFocused()
  await expect(page.getByText('Obermüller')).toHaveCount(0)
  await unlock(page)
  await goTo(page, 'Papierkorb')
  await expect(page.getByRole('row').filter({ hasText: 'Obermüller' })).toBeVisible()
})

test('whoever is called otherwise now says so in the settings, and the history keeps both names', async ({
  opened: app,
}) => {
  const { page } = app
  await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
  await fill(page, 'Nachname', 'Großmüller')
  await expect(history(page)).toContainText('Anna Müller')
  await goTo(page, 'Einstellungen')
  await fill(page, 'Eigener Name', 'Anna Schulze')
  await expect(page.getByText('gespeichert', { exact: true })).toBeVisible()
  await goTo(page, 'Mitglieder')
  await page.getByRole('row', { name: 'Großmüller' }).click()
  await fill(page, 'Ort', 'Jena')
  await expect(history(page)).toContainText('Anna Schulze')
  await expect(history(page)).toContainText('Anna Müller')
  await goTo(page, 'Einstellungen')
  await expect(input(page, 'Eigener Name')).toHaveValue('Anna Schulze')
})
