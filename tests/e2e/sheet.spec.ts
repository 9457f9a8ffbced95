import type { Page } from '@playwright/test'
import { newDataFolder, type Program } from '../relay/support/program.ts'
import { expect, test } from './support/app.ts'
import { startRelay } from './support/relay.ts'
import { fillIn, goTo, PASSPHRASE } from './support/steps.ts'

const running = new Set<Program>()
test.afterEach(async () => {
  for (const relay of running) await relay.kill('SIGTERM')
  running.clear()
})

const sheetOf = (page: Page) => page.getByRole('region', { name: 'Notblatt der Gliederung' })

async function share(page: Page): Promise<string> {
  const relay = await startRelay(newDataFolder())
  running.add(relay)
  await goTo(page, 'Einstellungen')
  await page.getByRole('button', { name: 'Mit anderen teilen …' }).click()
  await page.getByLabel('Adresse des Vermittlers').fill(relay.url)
  await page.getByRole('button', { name: 'Mappe teilen' }).click()
  await expect(page.getByText('Alles ist geteilt.')).toBeVisible()
  return relay.url
}

/** Prints a sheet, and gives three of its groups back. */
async function makeSheet(page: Page, button: string | RegExp): Promise<string[]> {
  await page.getByRole('button', { name: button }).click()
  const items = page.getByRole('list', { name: 'Ziffern vom Notblatt' }).getByRole('listitem')
  await expect(items).toHaveCount(16)
  const groups = (await items.allInnerTexts()).map((text) => text.split(/\s+/).at(-1) ?? '')
  await page.getByRole('button', { name: 'Gedruckt, weiter' }).click()
  const asked = page.getByLabel(/^Gruppe \d+$/)
  await expect(asked).toHaveCount(3)
  for (const field of await asked.all()) {
    const label = await page.locator(`label[for="${(await field.getAttribute('id')) ?? ''}"]`)
    const number = Number((await label.innerText()).replace(/\D/g, ''))
    await field.fill(groups[number - 1] ?? '')
  }
  await page.getByRole('button', { name: 'Notblatt gilt ab jetzt' }).click()
  await expect(sheetOf(page).getByText(/seither nicht geprüft/)).toBeVisible()
  return groups
}

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
  await returnWith(machine, groups, relay)
  await goTo(machine, 'Sitzungen')
  await machine.getByRole('link', { name: /Vorstandssitzung im Mai/ }).click()
  await expect(machine.getByLabel('Ort', { exact: true })).toHaveValue('Rotes Haus')

  await goTo(machine, 'Start')
  await expect(machine.getByText(/Das Notblatt ist verbraucht/)).toBeVisible()
  await machine.getByRole('link', { name: 'Notblatt machen' }).click()
  await machine.getByRole('button', { name: 'Abbrechen' }).click()
  const next = await makeSheet(machine, 'Neues Notblatt machen …')
  expect(next).not.toEqual(groups)
  await machine.getByRole('button', { name: 'Notblatt prüfen …' }).click()
  await machine.getByLabel('Ziffern vom Notblatt').fill(groups.join(' '))
  await sheetOf(machine).getByRole('button', { name: 'Prüfen', exact: true }).click()
  await expect(machine.getByText(/ein früheres Notblatt/)).toBeVisible()
  await sheetOf(machine).getByRole('button', { name: 'Schließen' }).click()
  await machine.getByRole('button', { name: 'Notblatt prüfen …' }).click()
  await machine.getByLabel('Ziffern vom Notblatt').fill(next.join(' '))
  await sheetOf(machine).getByRole('button', { name: 'Prüfen', exact: true }).click()
  await expect(machine.getByText(/Das ist das Notblatt, das gilt/)).toBeVisible()
  await sheetOf(machine).getByRole('button', { name: 'Schließen' }).click()
  await expect(sheetOf(machine).getByText(/zuletzt geprüft am/)).toBeVisible()
})
