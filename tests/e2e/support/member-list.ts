/** The list of members, and lists that are brought into it. */
import type { Page } from '@playwright/test'
import { goTo } from './steps.ts'

const LIST = 'Nr;Vorname;Nachname;Geburtsdatum;Ort;E-Mail\r\n'

export const summary = (page: Page) => page.getByRole('status').filter({ hasText: 'Mitgliedern' })

export async function openImport(page: Page) {
  await goTo(page, 'Mitglieder')
  await page.getByRole('button', { name: 'Liste einlesen oder ausgeben' }).click()
  await page.getByRole('menuitem', { name: 'Liste einlesen …' }).click()
}

/** @param bytes of a file; a text is put below the usual heads of columns */
export async function choose(page: Page, bytes: Uint8Array | string, name = 'liste.csv') {
  const buffer = Buffer.from(typeof bytes === 'string' ? LIST + bytes : bytes)
  const mimeType = 'application/octet-stream'
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
}

export const take = (page: Page) => page.getByRole('button', { name: /übernehmen$/i })

/** Counts as the window writes them. */
export const count = (number: number) => number.toLocaleString('de')
