import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { makeSheet, share, stopRelays } from './support/board.ts'
import { fillIn, goTo, PASSPHRASE } from './support/steps.ts'

test.afterEach(stopRelays)

const sheetOf = (page: Page) => page.getByRole('region', { name: 'Notblatt der Gliederung' })

/** From the first page of a machine where nothing is set up yet. */
async function returnWith(page: Page, groups: string[], relay: string): Promise<void> {
  await page.getByRole('button', { name: 'Mit dem Notblatt der Gliederung zurückholen' }).click()
  const digits = page.getByLabel('Ziffern vom Notblatt')
  await digits.fill([...groups.slice(0, 3), '99999', ...groups.slice(4)].join(' '))
  await page.getByLabel('Adresse des Vermittlers').fill(relay)
  await page.getByLabel('Eigener Name').fill('Anna Müller')
  await page.getByLabel('Name dieses Geräts').fill('Neuer Laptop')
  await page.getByRole('button', { name: 'Weiter' }).click()
  await expect(page.getByText(/Gruppe 4 kann so nicht stimmen/)).toBeVisible()
  await digits.fill(groups.join(' '))
  await page.getByRole('button', { name: 'Weiter' }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Passphrase wiederholen').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Weiter' }).click()
  await page.getByRole('button', { name: 'Später' }).click()
}

/** The rehearsal. @returns what is said to it */
async function check(page: Page, groups: string[]): Promise<string> {
  await page.getByRole('button', { name: 'Notblatt prüfen …' }).click()
  await page.getByLabel('Ziffern vom Notblatt').fill(groups.join(' '))
  await sheetOf(page).getByRole('button', { name: 'Prüfen', exact: true }).click()
  const answer = await sheetOf(page).getByRole('status').innerText()
  await sheetOf(page).getByRole('button', { name: 'Schließen' }).click()
  return answer
}

test('a board loses its only laptop, and gets everything back on a new machine by the chapter sheet', async ({
  opened: app,
}) => {
  const { page: anna } = app
  await goTo(anna, 'Sitzungen')
  await anna.getByRole('button', { name: 'Sitzung anlegen' }).click()
  await fillIn(anna, 'Titel', 'Vorstandssitzung im Mai')
  const relay = await share(anna)
  await goTo(anna, 'Start')
  await expect(anna.getByText(/noch kein Notblatt/)).toBeVisible()
  await anna.getByRole('link', { name: 'Notblatt machen' }).click()
  await anna.getByRole('button', { name: 'Abbrechen' }).click()
  const groups = await makeSheet(anna, 'Notblatt machen …')
  await goTo(anna, 'Sitzungen')
  await anna.getByRole('link', { name: /Vorstandssitzung im Mai/ }).click()
  await fillIn(anna, 'Ort', 'Rotes Haus')
  await goTo(anna, 'Einstellungen')
  // As it is then, and not a moment before: nothing is said of changes that are not shared yet.
  await expect(anna.getByText('Alles ist geteilt.')).toHaveText('Alles ist geteilt.')
  await app.loseCore()

  const machine = await app.another()
  await returnWith(machine, groups, relay.url)
  await goTo(machine, 'Sitzungen')
  await machine.getByRole('link', { name: /Vorstandssitzung im Mai/ }).click()
  await expect(machine.getByLabel('Ort', { exact: true })).toHaveValue('Rotes Haus')

  await goTo(machine, 'Start')
  await expect(machine.getByText(/Das Notblatt ist verbraucht/)).toBeVisible()
  await machine.getByRole('link', { name: 'Notblatt machen' }).click()
  await machine.getByRole('button', { name: 'Abbrechen' }).click()
  const next = await makeSheet(machine, 'Neues Notblatt machen …')
  expect(next).not.toEqual(groups)
  expect(await check(machine, groups)).toContain('ein früheres Notblatt')
  expect(await check(machine, next)).toContain('das Notblatt, das gilt')
  await expect(sheetOf(machine).getByText(/zuletzt geprüft am/)).toBeVisible()
})

test(
  'the sheet is printed alone, in black, and on one page',
  { tag: '@electron' },
  async ({ opened: app }) => {
    const { page } = app
    await share(page)
    await page.getByRole('button', { name: 'Notblatt machen …' }).click()
    const paper = page.getByRole('article', { name: 'Notblatt der Gliederung' })
    await expect(paper).toBeVisible()
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await expect(paper).toHaveCSS('color', 'rgb(0, 0, 0)')
    await expect(page.getByRole('navigation', { name: 'Bereiche' })).toBeHidden()
    if (app.shell === 'browser') {
      const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)
      expect(pages).toHaveLength(1)
    }
  },
)
