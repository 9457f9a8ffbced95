import type { Page } from '@playwright/test'
import { generateMemberList } from '../generators/member-list.ts'
import { expect, test } from './support/app.ts'
import { choose, count, openImport, summary, take } from './support/member-list.ts'
import { fillIn, goTo, unlock } from './support/steps.ts'

const grid = (page: Page) => page.getByRole('grid', { name: 'Mitglieder' })

test('a long list is walked by keyboard, filtered in words, tagged and handed on', async ({
  opened: app,
}) => {
  const { page } = app
  await openImport(page)
  const rows = 1200
  const { bytes, expected } = generateMemberList({
    seed: 5,
    rows,
    format: 'csv',
    encoding: 'windows-1252',
  })
  await choose(page, bytes)
  await take(page).click()
  await page.getByRole('link', { name: 'Zu den Mitgliedern' }).click()
  await expect(summary(page)).toHaveText(
    `${count(expected.length)} von ${count(expected.length)} Mitgliedern`,
  )

  await grid(page).focus()
  await page.keyboard.press('End')
  const last = page.locator(`#row-${expected.length - 1}`)
  await expect(last).toBeInViewport()
  await expect(last).not.toHaveText('')
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', `row-${expected.length - 1}`)
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('3 ausgewählt')).toBeVisible()
  await page.getByRole('button', { name: 'Mit den Ausgewählten' }).click()
  await page.getByRole('menuitem', { name: 'Schlagwort …' }).click()
  await page.getByLabel('Schlagwort', { exact: true }).fill('Zeltlager; Presse')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('combobox', { name: 'Schlagwort' }).click()
  await expect(page.getByRole('option', { name: 'Presse (3)' })).toBeVisible()
  await page.getByRole('option', { name: 'Zeltlager (3)' }).click()
  await page.keyboard.press('Escape')
  await expect(summary(page)).toHaveText(`3 von ${count(expected.length)} Mitgliedern · Zeltlager`)

  await grid(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Verlauf' })).toBeVisible()
  await page.goBack()
  await expect(summary(page)).toContainText('Zeltlager')

  const file = await app.download(async () => {
    await page.getByRole('button', { name: 'Liste einlesen oder ausgeben' }).click()
    await page.getByRole('menuitem', { name: 'Liste ausgeben …' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText(
      `nur die 3 gefilterten von ${count(expected.length)} Mitgliedern`,
    )
    await expect(dialog).toContainText('Filter: Zeltlager')
    await page.getByRole('button', { name: 'Die 3 gefilterten als CSV-Datei sichern' }).click()
  })
  expect(file.toString('utf8').trim().split('\r\n')).toHaveLength(4)

  // Whoever chose some before means these, and can still have all.
  await grid(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  const chosen = await app.download(async () => {
    await page.getByRole('button', { name: 'Liste einlesen oder ausgeben' }).click()
    await page.getByRole('menuitem', { name: 'Liste ausgeben …' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('radio', { name: 'nur das eine ausgewählte' })).toBeChecked()
    await expect(dialog).toContainText('nur das eine ausgewählte von')
    await dialog.getByRole('radio', { name: 'alle 3 gefilterten' }).click()
    await expect(dialog).toContainText('nur die 3 gefilterten von')
    await dialog.getByRole('radio', { name: 'nur das eine ausgewählte' }).click()
    await page.getByRole('button', { name: 'Das eine ausgewählte als CSV-Datei sichern' }).click()
  })
  expect(chosen.toString('utf8').trim().split('\r\n')).toHaveLength(2)
})

test('everything about a person is entered as people write it, and stays', async ({
  opened: app,
}) => {
  const { page } = app
  await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
  await fillIn(page, 'Nachname', 'Großmüller')
  await fillIn(page, 'Geburtsdatum', '31.2.62')
  await expect(page.getByRole('alert')).toHaveText(
    'Diesen Tag gibt es nicht. Bitte das Datum prüfen.',
  )
  await fillIn(page, 'Geburtsdatum', '3.5.62')
  await expect(page.getByLabel('Geburtsdatum')).toHaveValue('3. Mai 1962')
  await page.getByRole('button', { name: 'E-Mail-Adresse hinzufügen' }).click()
  await page.keyboard.type('eva')
  await page.keyboard.press('Tab')
  await expect(page.getByText('Das ist keine vollständige E-Mail-Adresse.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'eva entfernen' })).toBeVisible()
  await fillIn(page, 'E-Mail-Adresse', 'eva@example.org')
  await page.getByRole('button', { name: 'E-Mail-Adresse hinzufügen' }).click()
  await page.keyboard.type('buero@example.org')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Amt hinzufügen' }).click()
  await page.keyboard.type('Kassiererin')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Kassiererin entfernen' })).toBeVisible()
  const tag = page.getByLabel('Schlagwort', { exact: true })
  await tag.fill('Presse, Jusos')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Schlagwort Jusos entfernen' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Schlagwort Presse entfernen' })).toBeVisible()
  // Whoever types fast goes on before the one before is stored.
  await tag.pressSequentially('Chor')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Band')
  await expect(page.getByRole('button', { name: 'Schlagwort Chor entfernen' })).toBeVisible()
  await expect(tag).toHaveValue('Band')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Schlagwort Band entfernen' })).toBeVisible()
  // From a column of a spreadsheet.
  await page.getByLabel('Notizen').fill('Zeltlager\nWahlkampf\n')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+x')
  await tag.focus()
  await page.keyboard.press('Control+v')
  await expect(tag).toHaveValue('Zeltlager, Wahlkampf')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Schlagwort Zeltlager entfernen' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Schlagwort Wahlkampf entfernen' })).toBeVisible()
  await app.restart()
  await unlock(app.page)
  await app.page.getByRole('row', { name: 'Großmüller' }).click()
  await expect(app.page.getByLabel('E-Mail-Adresse').first()).toHaveValue('eva@example.org')
  await expect(app.page.getByLabel('E-Mail-Adresse').nth(1)).toHaveValue('buero@example.org')
  await expect(app.page.getByLabel('Amt')).toHaveValue('Kassiererin')
  await expect(app.page.getByRole('button', { name: 'Schlagwort Jusos entfernen' })).toBeVisible()
})

test('whoever only looks at the page of a new member leaves nobody behind', async ({
  opened: app,
}) => {
  const { page } = app
  await page.getByRole('button', { name: 'Mitglied anlegen' }).dblclick()
  await expect(page.getByLabel('Vorname')).toBeFocused()
  await goTo(page, 'Mitglieder')
  await expect(page.getByText('Noch ist niemand eingetragen.')).toBeVisible()
  await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
  await expect(page.getByLabel('Vorname')).toBeFocused()
  await page.keyboard.type('Eva')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Weiß')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('heading', { name: 'Eva Weiß' })).toBeVisible()
  await expect(page.getByLabel('Anrede')).toBeFocused()
  await expect(summary(page)).toHaveText('1 von 1 Mitgliedern')
  await expect(page).not.toHaveURL(/new/)
  await goTo(page, 'Mitglieder')
  await expect(grid(page).getByRole('row', { name: 'Weiß, Eva' })).toBeVisible()
})

test('a click and a click with Shift choose everybody between, by box and by row', async ({
  opened: app,
}) => {
  const { page } = app
  await openImport(page)
  const names = ['Adam', 'Bauer', 'Can', 'Demir', 'Emil', 'Frey']
  await choose(page, names.map((name, index) => `${index + 1};Eva;${name};;;`).join('\r\n'))
  await take(page).click()
  await page.getByRole('link', { name: 'Zu den Mitgliedern' }).click()
  const box = (index: number) => page.locator(`#row-${index}`).getByRole('gridcell').first()
  await box(1).click()
  await box(3).click({ modifiers: ['Shift'] })
  await expect(page.getByText('3 ausgewählt')).toBeVisible()
  await page.getByText('Emil, Eva').click({ modifiers: ['Shift'] })
  await expect(page.getByText('4 ausgewählt')).toBeVisible()
  await expect(page.locator('#row-0')).toHaveAttribute('aria-selected', 'false')

  // The rows keep apart when the text becomes larger, here by another window.
  const other = await app.openWindow()
  await goTo(other, 'Einstellungen')
  await other.getByRole('radio', { name: 'sehr groß' }).click()
  await expect(async () => {
    const [above, below] = [await box(1).boundingBox(), await box(2).boundingBox()]
    expect((below?.y ?? 0) - (above?.y ?? 0)).toBeGreaterThan(50)
  }).toPass({ timeout: 5000 })
})

test('what cannot be stored is said once more when its page is left', async ({ opened: app }) => {
  const { page } = app
  await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
  await fillIn(page, 'Nachname', 'Weiß')
  await fillIn(page, 'Geburtsdatum', '03/05/1962')
  await expect(page.getByLabel('Geburtsdatum')).toHaveValue('3. Mai 1962')
  await fillIn(page, 'Geburtsdatum', '03.05.62')
  await expect(page.getByLabel('Geburtsdatum')).toHaveValue('3. Mai 1962')
  await fillIn(page, 'Eintritt', '31.2.2020')
  await goTo(page, 'Sitzungen')
  await expect(
    page.getByText('Eintritt: „31.2.2020“ ist nicht gespeichert.', { exact: true }),
  ).toBeVisible()
})
