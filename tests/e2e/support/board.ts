/** A board of several machines at one relay. */
import type { Page } from '@playwright/test'
import { newDataFolder, type Program } from '../../relay/support/program.ts'
import { expect } from './app.ts'
import { startRelay } from './relay.ts'
import { goTo, PASSPHRASE } from './steps.ts'

/** Shares the open folder over a relay of its own. */
export async function shareOver(page: Page): Promise<Program> {
  const relay = await startRelay(newDataFolder())
  await goTo(page, 'Einstellungen')
  await page.getByRole('button', { name: 'Mit anderen teilen …' }).click()
  await page.getByLabel('Adresse des Vermittlers').fill(relay.url)
  await page.getByRole('button', { name: 'Mappe teilen' }).click()
  await expect(page.getByText('Alles ist geteilt.')).toBeVisible()
  return relay
}

/** Invites somebody from the settings, and lets them in by their words. */
export async function letIn(admin: Page, machine: Page, person: string): Promise<void> {
  await admin.getByRole('button', { name: 'Jemanden einladen …' }).click()
  await admin.getByRole('button', { name: 'Einladung erzeugen' }).click()
  const link = admin.getByRole('textbox', { name: 'Einladung' })
  await expect(link).toHaveValue(/^vorstandsmappe:\/\/join#/)
  await machine.getByRole('button', { name: 'Zu einer Mappe dazukommen' }).click()
  await machine.getByLabel('Einladung').fill(await link.inputValue())
  await machine.getByLabel('Eigener Name').fill(person)
  await machine.getByLabel('Name dieses Geräts').fill(`Laptop ${person}`)
  await machine.getByRole('button', { name: 'Weiter' }).click()
  await machine.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await machine.getByLabel('Passphrase wiederholen').fill(PASSPHRASE)
  await machine.getByRole('button', { name: 'Weiter' }).click()
  await machine.getByRole('button', { name: 'Später' }).click()
  await admin.getByRole('button', { name: 'Die Wörter stimmen, dazunehmen' }).click()
  await expect(machine.getByRole('navigation', { name: 'Bereiche' })).toBeVisible()
}

/** Prints a chapter sheet, and gives three of its groups back. @returns its groups */
export async function makeSheet(page: Page, button: string): Promise<string[]> {
  await page.getByRole('button', { name: button }).click()
  const items = page.getByRole('list', { name: 'Ziffern vom Notblatt' }).getByRole('listitem')
  await expect(items).toHaveCount(16)
  const groups = (await items.allInnerTexts()).map((text) => text.split(/\s+/).at(-1) ?? '')
  await page.getByRole('button', { name: 'Gedruckt, weiter' }).click()
  const labels = page.getByText(/^Gruppe \d+$/)
  await expect(labels).toHaveCount(3)
  for (const label of await labels.allInnerTexts()) {
    const number = Number(label.replace(/\D/g, ''))
    await page.getByLabel(label, { exact: true }).fill(groups[number - 1] ?? '')
  }
  await page.getByRole('button', { name: 'Notblatt gilt ab jetzt' }).click()
  await expect(page.getByText(/seither nicht geprüft/)).toBeVisible()
  return groups
}
