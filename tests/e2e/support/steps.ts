/** What people do in most stories. */
import type { Page } from '@playwright/test'

export const PASSPHRASE = 'ein guter langer Satz'

/** Goes through the wizard and on to the members. */
export async function setUpChapter(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Neue Mappe anlegen' }).click()
  await page.getByLabel('Name der Gliederung').fill('SPD Musterstadt')
  await page.getByLabel('Eigener Name').fill('Anna Müller')
  await page.getByRole('button', { name: 'Weiter' }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Passphrase wiederholen').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Mappe anlegen' }).click()
  await page.getByRole('button', { name: 'Später' }).click()
  await goTo(page, 'Mitglieder')
}

/** Opens the folder and goes to the members. */
export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Passphrase').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Öffnen' }).click()
  await goTo(page, 'Mitglieder')
}

/** Goes to a section of the sidebar. */
export async function goTo(page: Page, section: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Bereiche' })
    .getByRole('link', { name: section, exact: true })
    .click()
}

/** A field that saves when it is left. */
export async function fillIn(page: Page, label: string, value: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(value)
  await page.keyboard.press('Tab')
}
