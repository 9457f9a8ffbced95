/** Somebody opens the link of an invitation: the system starts the app with it. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { PASSPHRASE } from './support/steps.ts'

test.skip(({ shell }) => shell !== 'electron', 'the system opens no links with a page in a browser')

const SECRET = 'AbC-geheim_1234567890'
const LINK = `vorstandsmappe://join#${SECRET}`

const field = (page: Page) => page.getByLabel('Einladung')

function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .filter((file) => readFileSync(file).includes(text))
}

test(
  'at the first start the link leads to the step for it, and stands nowhere else',
  { tag: '@electron' },
  async ({ app }) => {
    await app.restart(undefined, LINK)
    const { page } = app
    await expect(page.getByRole('heading', { name: 'Zu einer Mappe dazukommen' })).toBeVisible()
    await expect(field(page)).toHaveValue(LINK)
    expect(page.url()).not.toContain(SECRET)
    expect(app.output()).not.toContain(SECRET)
    expect(filesWith(app.dataFolder, SECRET)).toEqual([])
    await page.getByRole('button', { name: 'Zurück' }).click()
    await page.getByRole('button', { name: 'Zu einer Mappe dazukommen' }).click()
    await expect(field(page)).toHaveValue('')
  },
)

test(
  'a link that is opened while the app runs waits until the folder is unlocked, and for the button',
  { tag: '@electron' },
  async ({ opened: app }) => {
    const other = await app.openWindow(LINK)
    await expect(field(other)).toHaveValue(LINK)
    await expect(app.page.getByRole('heading', { name: 'Mitglieder' })).toBeVisible()
    await other.getByRole('button', { name: 'Sperren' }).click()
    await expect(other.getByText(/Die Einladung wartet/)).toBeVisible()
    await other.getByLabel('Passphrase').fill(PASSPHRASE)
    await other.getByRole('button', { name: 'Öffnen' }).click()
    await expect(field(other)).toHaveValue(LINK)
    await other.getByLabel('Name dieses Geräts').fill('Laptop')
    await other.getByRole('button', { name: 'Weiter' }).click()
    await expect(other.getByText('Das ist keine gültige Einladung.')).toBeVisible()

    const none = await app.openWindow('vorstandsmappe://anything#else')
    await expect(none.getByRole('heading', { name: 'Mitglieder' })).toBeVisible()

    await app.restart(undefined, LINK)
    await expect(app.page.getByText(/Die Einladung wartet/)).toBeVisible()
    await app.page.getByLabel('Passphrase').fill(PASSPHRASE)
    await app.page.getByRole('button', { name: 'Öffnen' }).click()
    await expect(field(app.page)).toHaveValue(LINK)
    await app.page.getByRole('button', { name: 'Abbrechen' }).click()
    const settings = app.page.getByRole('heading', { name: 'Einstellungen' })
    await expect(settings).toBeVisible()
    await app.page.reload()
    await expect(settings).toBeVisible()
    expect(app.output()).not.toContain(SECRET)
    expect(filesWith(app.dataFolder, SECRET)).toEqual([])
  },
)
