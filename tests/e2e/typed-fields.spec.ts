import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { fillIn, goTo, unlock } from './support/steps.ts'

const wording = (page: Page) => page.getByLabel('Wortlaut', { exact: true })
const history = (page: Page) => page.getByRole('region', { name: 'Verlauf' })

/** A motion whose wording is being dictated. */
async function startMotion(page: Page): Promise<void> {
  await goTo(page, 'Sitzungen')
  await page.getByRole('button', { name: 'Sitzung anlegen' }).click()
  await fillIn(page, 'Titel', 'Vorstandssitzung im Mai')
  await page.getByLabel('Neuer TOP').fill('Anträge')
  await page.keyboard.press('Enter')
  const agenda = page.getByRole('navigation', { name: 'Tagesordnung' })
  await agenda.getByRole('button', { name: /Anträge$/ }).click()
  await page.getByRole('textbox', { name: /^Niederschrift/ }).click()
  await page.getByRole('button', { name: 'Antrag', exact: true }).click()
  await fillIn(page, 'Titel des Antrags', 'Straßenbahn')
  await wording(page).click()
}

async function openMotion(page: Page): Promise<void> {
  await unlock(page)
  await goTo(page, 'Sitzungen')
  await page.getByRole('link', { name: /Vorstandssitzung im Mai/ }).click()
  const agenda = page.getByRole('navigation', { name: 'Tagesordnung' })
  await agenda.getByRole('button', { name: /Anträge$/ }).click()
}

test('a wording is on disk while it is still being dictated, and is one change in the history', async ({
  opened: app,
}) => {
  const { page } = app
  await startMotion(page)
  for (const line of ['Der Ortsverein fordert', ' die Verlängerung', ' der Straßenbahn.']) {
    await page.keyboard.type(line)
    await expect(page.getByText('gespeichert', { exact: true }).last()).toBeVisible()
    await page.waitForTimeout(1500)
  }
  await expect(history(page).getByText(/Wortlaut/)).toHaveCount(1)
  await app.crash()
  await openMotion(app.page)
  await expect(wording(app.page)).toHaveValue(
    'Der Ortsverein fordert die Verlängerung der Straßenbahn.',
  )
})

test('Escape takes a field back to what stood there before, also after it was saved in between', async ({
  opened: app,
}) => {
  const { page } = app
  await startMotion(page)
  await fillIn(page, 'Wortlaut', 'Der Ortsverein fordert Busse.')
  await expect(history(page).getByText(/Wortlaut/)).toHaveCount(1)
  await wording(page).fill('Der Ortsverein fordert Fahrräder.')
  await expect(history(page)).toContainText('Fahrräder')
  await page.keyboard.press('Escape')
  await expect(wording(page)).toHaveValue('Der Ortsverein fordert Busse.')
  await expect(history(page)).not.toContainText('Fahrräder')
  await expect(history(page).getByText(/Wortlaut/)).toHaveCount(1)
  await app.crash()
  await openMotion(app.page)
  await expect(wording(app.page)).toHaveValue('Der Ortsverein fordert Busse.')
})

test('another window locks in the middle of a sentence: it is there when the folder is opened', async ({
  opened: app,
}) => {
  const { page } = app
  await startMotion(page)
  const other = await app.openWindow()
  await page.bringToFront()
  await wording(page).click()
  await page.keyboard.type('Der Ortsverein fordert')
  await other.getByRole('button', { name: 'Sperren' }).click()
  await expect(page.getByLabel('Passphrase')).toBeVisible()
  await openMotion(page)
  await expect(wording(page)).toHaveValue('Der Ortsverein fordert')
})

test('a birthday that is being typed while another window locks is stored', async ({
  opened: app,
}) => {
  const { page } = app
  const other = await app.openWindow()
  await page.bringToFront()
  for (const [typed, stored] of [
    ['3.5.62', '3. Mai 1962'],
    ['4.6.63', '4. Juni 1963'],
    ['5.7.64', '5. Juli 1964'],
  ] as const) {
    await goTo(page, 'Mitglieder')
    await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
    await fillIn(page, 'Nachname', stored)
    await expect(page.getByRole('heading', { name: stored })).toBeVisible()
    await page.getByLabel('Geburtsdatum').fill(typed)
    await other.getByRole('button', { name: 'Sperren' }).click()
    await unlock(page)
    await page.getByRole('row', { name: stored }).click()
    await expect(page.getByLabel('Geburtsdatum')).toHaveValue(stored)
  }
})
