/** A meeting's agenda, and the text of one of its items. */
import { expect, type Page } from '@playwright/test'
import { fillIn, goTo } from './steps.ts'

export const text = (page: Page) => page.getByRole('textbox', { name: /^Niederschrift zu TOP/ })
export const agenda = (page: Page) => page.getByRole('navigation', { name: 'Tagesordnung' })

export async function addItem(page: Page, title: string): Promise<void> {
  await page.getByLabel('Neuer TOP').fill(title)
  await page.keyboard.press('Enter')
  await expect(
    agenda(page).getByRole('button', { name: new RegExp(`^\\d+ ?${title}$`) }),
  ).toBeVisible()
}

export async function openItem(page: Page, title: string): Promise<void> {
  await agenda(page)
    .getByRole('button', { name: new RegExp(`^[\\d.]+ ?${title}$`) })
    .click()
  await expect(text(page)).toBeVisible()
}

/** A meeting with one item, its text open in the window. */
export async function startMinutes(page: Page): Promise<void> {
  await goTo(page, 'Sitzungen')
  await page.getByRole('button', { name: 'Sitzung anlegen' }).click()
  await fillIn(page, 'Titel', 'Vorstandssitzung im Mai')
  await fillIn(page, 'Ort', 'Rotes Haus')
  await addItem(page, 'Anträge')
  await openItem(page, 'Anträge')
  await text(page).click()
}
