import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { fillIn, goTo, PASSPHRASE } from './support/steps.ts'

const NEXT = 'ein Satz, den nur ich kenne'

async function open(page: Page, passphrase: string) {
  await page.getByLabel('Passphrase').fill(passphrase)
  await page.getByRole('button', { name: 'Öffnen' }).click()
}

test('others know the passphrase: everything is encrypted anew, with a new sheet and new backups', async ({
  opened: app,
}) => {
  const { page } = app
  await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
  await fillIn(page, 'Nachname', 'Großmüller')
  await goTo(page, 'Einstellungen')
  await page.getByRole('button', { name: 'Jetzt sichern' }).click()
  const backups = page.getByRole('list', { name: 'Sicherungen' })
  await expect(backups.getByRole('listitem')).toHaveCount(1)

  await page.getByRole('button', { name: 'Alles neu verschlüsseln …' }).click()
  await expect(page.getByRole('heading', { name: 'Andere kennen meine Passphrase' })).toBeVisible()
  await page.getByLabel('Bisherige Passphrase').fill('geraten')
  await page.getByLabel('Neue Passphrase').fill(NEXT)
  await page.getByLabel('Passphrase wiederholen').fill(NEXT)
  await page.getByRole('button', { name: 'Alles neu verschlüsseln' }).click()
  await expect(page.getByRole('alert')).toContainText('unverändert')
  await page.getByLabel('Bisherige Passphrase').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Alles neu verschlüsseln' }).click()
  await expect(page.getByRole('heading', { name: 'Alles ist neu verschlüsselt' })).toBeVisible()
  await page.getByRole('button', { name: 'Neuen Code erzeugen' }).click()
  await writeDownTheCode(page)

  await expect(page.getByRole('heading', { name: 'Eine frühere Sicherung' })).toBeVisible()
  await page.getByRole('button', { name: 'Neu sichern und frühere löschen' }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'eine frühere Sicherung ist gelöscht',
  )
  await page.getByRole('button', { name: 'Fertig' }).click()
  await expect(backups.getByRole('listitem')).toHaveCount(1)
  await expect(backups).not.toContainText('Passphrase von damals')

  await page.getByRole('button', { name: 'Sperren' }).click()
  await open(page, PASSPHRASE)
  await expect(page.getByRole('alert')).toContainText('unverändert')
  await open(page, NEXT)
  await goTo(page, 'Mitglieder')
  await expect(page.getByRole('row', { name: 'Großmüller' })).toBeVisible()
})

async function writeDownTheCode(page: Page) {
  const sheet = page.getByRole('region', { name: 'Wiederherstellungscode der Vorstandsmappe' })
  await expect(sheet.getByRole('listitem')).toHaveCount(8)
  const groups = await sheet.getByRole('listitem').allInnerTexts()
  await page.getByRole('button', { name: 'Notiert, weiter' }).click()
  for (const [index, text] of groups.entries()) {
    const field = page.getByLabel(`Gruppe ${String(index + 1)}`)
    if (await field.isVisible()) await field.fill(text.split(/\s+/).at(-1) ?? '')
  }
  await page.getByRole('button', { name: 'Fertig' }).click()
}

test('a backup from before asks for the passphrase of its day, and can be deleted later', async ({
  opened: app,
}) => {
  const { page } = app
  await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
  await fillIn(page, 'Nachname', 'Großmüller')
  await goTo(page, 'Einstellungen')
  await page.getByRole('button', { name: 'Jetzt sichern' }).click()
  const backups = page.getByRole('list', { name: 'Sicherungen' })
  await expect(backups.getByRole('listitem')).toHaveCount(1)
  const window = await app.openWindow()
  await page.bringToFront()
  await page.getByRole('button', { name: 'Alles neu verschlüsseln …' }).click()
  await page.getByLabel('Bisherige Passphrase').fill(PASSPHRASE)
  await page.getByLabel('Neue Passphrase').fill(NEXT)
  await page.getByLabel('Passphrase wiederholen').fill(NEXT)
  await page.getByRole('button', { name: 'Alles neu verschlüsseln' }).click()
  await page.getByRole('button', { name: 'Neuen Code erzeugen' }).click()
  await page.getByRole('button', { name: 'Später' }).click()
  await page.getByRole('button', { name: 'Vorerst behalten' }).click()
  await expect(window.getByRole('button', { name: 'Sperren' })).toBeVisible()

  await expect(backups).toContainText('nur mit der Passphrase von damals')
  await backups.getByRole('button', { name: 'Zurückholen …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Passphrase oder Wiederherstellungscode').fill(NEXT)
  await dialog.getByRole('button', { name: 'Zurückholen' }).click()
  await expect(dialog.getByRole('alert')).toContainText('unverändert')
  await dialog.getByLabel('Passphrase oder Wiederherstellungscode').fill(PASSPHRASE)
  await dialog.getByRole('button', { name: 'Zurückholen' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Frühere löschen …' }).click()
  await page.getByRole('button', { name: 'Neu sichern und frühere löschen' }).click()
  await expect(page.getByText('Neu gesichert;')).toContainText(
    'eine frühere Sicherung ist gelöscht',
  )
  await expect(backups).not.toContainText('Passphrase von damals')
})
