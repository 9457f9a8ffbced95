/** A board that shares its folder: what the stories about several devices begin with. */
import type { Page } from '@playwright/test'
import { newDataFolder, type Program } from '../../relay/support/program.ts'
import { expect } from './app.ts'
import { startRelay } from './relay.ts'
import { goTo, PASSPHRASE } from './steps.ts'

/** A relay that ends and comes back at the same address. */
export interface StoryRelay {
  url: string
  stop(): Promise<void>
  start(): Promise<void>
}

const running = new Set<Program>()

/** After each story. */
export async function stopRelays(): Promise<void> {
  for (const relay of running) await relay.kill('SIGTERM')
  running.clear()
}

export const together = (page: Page) => page.getByRole('region', { name: 'Gemeinsam' })

export async function openRelay(): Promise<StoryRelay> {
  const data = newDataFolder()
  let relay = await startRelay(data)
  running.add(relay)
  const { url } = relay
  return {
    url,
    async stop() {
      running.delete(relay)
      await relay.kill('SIGTERM')
    },
    async start() {
      relay = await startRelay(data, Number(new URL(url).port))
      running.add(relay)
    },
  }
}

export async function share(page: Page): Promise<StoryRelay> {
  const relay = await openRelay()
  await goTo(page, 'Einstellungen')
  await page.getByRole('button', { name: 'Mit anderen teilen …' }).click()
  await page.getByLabel('Adresse des Vermittlers').fill(relay.url)
  await page.getByRole('button', { name: 'Mappe teilen' }).click()
  await expect(together(page).getByText('Alles ist geteilt.')).toBeVisible()
  return relay
}

export async function invite(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Jemanden einladen …' }).click()
  await page.getByRole('button', { name: 'Einladung erzeugen' }).click()
  const link = page.getByRole('textbox', { name: 'Einladung' })
  await expect(link).toHaveValue(/^vorstandsmappe:\/\/join#/)
  return link.inputValue()
}

export async function askToJoin(page: Page, link: string, person = 'Bernd Öztürk'): Promise<void> {
  await page.getByRole('button', { name: 'Zu einer Mappe dazukommen' }).click()
  await page.getByLabel('Einladung').fill(link)
  await page.getByLabel('Eigener Name').fill(person)
  await page.getByLabel('Name dieses Geräts').fill(`Laptop ${person.split(' ')[0] ?? ''}`)
  await page.getByRole('button', { name: 'Weiter' }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Passphrase wiederholen').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Weiter' }).click()
  await page.getByRole('button', { name: 'Später' }).click()
}

/** The same beside a folder that is open already: no passphrase, no code. */
export async function askForFurther(page: Page, link: string): Promise<void> {
  await goTo(page, 'Einstellungen')
  await page.getByRole('link', { name: 'Zu einer Mappe dazukommen' }).click()
  await page.getByLabel('Einladung').fill(link)
  await page.getByLabel('Name dieses Geräts').fill('Laptop Clara')
  await page.getByRole('button', { name: 'Weiter' }).click()
}

export const wordsOn = (page: Page) =>
  page.getByRole('list', { name: 'Wörter zum Vergleichen' }).getByRole('listitem').allInnerTexts()

export async function letIn(anna: Page, other: Page, person?: string): Promise<void> {
  await askToJoin(other, await invite(anna), person)
  const yes = anna.getByRole('button', { name: 'Die Wörter stimmen, dazunehmen' })
  await yes.click()
  // What stands below moves up then.
  await expect(yes).toBeHidden()
  await expect(other.getByRole('navigation', { name: 'Bereiche' })).toBeVisible()
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
