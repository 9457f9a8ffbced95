import type { Page } from '@playwright/test'
import { newDataFolder, type Program } from '../relay/support/program.ts'
import { expect, test } from './support/app.ts'
import { startRelay } from './support/relay.ts'
import { fillIn, goTo, PASSPHRASE } from './support/steps.ts'

/** A relay that ends and comes back at the same address. */
interface StoryRelay {
  stop(): Promise<void>
  start(): Promise<void>
}

const running = new Set<Program>()
test.afterEach(async () => {
  for (const relay of running) await relay.kill('SIGTERM')
  running.clear()
})

const together = (page: Page) => page.getByRole('region', { name: 'Gemeinsam' })

async function openRelay(): Promise<StoryRelay & { url: string }> {
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

async function share(page: Page): Promise<StoryRelay> {
  const relay = await openRelay()
  await goTo(page, 'Einstellungen')
  await page.getByRole('button', { name: 'Mit anderen teilen …' }).click()
  await page.getByLabel('Adresse des Vermittlers').fill(relay.url)
  await page.getByRole('button', { name: 'Mappe teilen' }).click()
  await expect(together(page).getByText('Alles ist geteilt.')).toBeVisible()
  return relay
}

async function invite(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Jemanden einladen …' }).click()
  await page.getByRole('button', { name: 'Einladung erzeugen' }).click()
  const link = page.getByRole('textbox', { name: 'Einladung' })
  await expect(link).toHaveValue(/^vorstandsmappe:\/\/join#/)
  return link.inputValue()
}

async function askToJoin(page: Page, link: string): Promise<void> {
  await page.getByRole('button', { name: 'Zu einer Mappe dazukommen' }).click()
  await page.getByLabel('Einladung').fill(link)
  await page.getByLabel('Eigener Name').fill('Bernd Öztürk')
  await page.getByLabel('Name dieses Geräts').fill('Laptop Bernd')
  await page.getByRole('button', { name: 'Weiter' }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Passphrase wiederholen').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Weiter' }).click()
  await page.getByRole('button', { name: 'Später' }).click()
}

const wordsOn = (page: Page) =>
  page.getByRole('list', { name: 'Wörter zum Vergleichen' }).getByRole('listitem').allInnerTexts()

async function letIn(anna: Page, bernd: Page): Promise<void> {
  await askToJoin(bernd, await invite(anna))
  await anna.getByRole('button', { name: 'Die Wörter stimmen, dazunehmen' }).click()
  await expect(bernd.getByRole('navigation', { name: 'Bereiche' })).toBeVisible()
}

test('a board shares its folder, lets somebody in by six words, and each sees what the other writes', async ({
  opened: app,
}) => {
  const { page: anna } = app
  await goTo(anna, 'Sitzungen')
  await anna.getByRole('button', { name: 'Sitzung anlegen' }).click()
  await fillIn(anna, 'Titel', 'Vorstandssitzung im Mai')
  await share(anna)
  const link = await invite(anna)

  const bernd = await app.another()
  await askToJoin(bernd, link)
  await expect(bernd.getByRole('heading', { name: 'Gleich geht es los' })).toBeVisible()
  await expect(anna.getByRole('heading', { name: /Bernd Öztürk möchte dazukommen/ })).toBeVisible()
  expect(await wordsOn(anna)).toEqual(await wordsOn(bernd))
  await anna.getByRole('button', { name: 'Die Wörter stimmen, dazunehmen' }).click()
  await expect(together(anna).getByRole('list', { name: 'Geräte' })).toContainText('Laptop Bernd')

  await goTo(bernd, 'Sitzungen')
  await bernd.getByRole('link', { name: /Vorstandssitzung im Mai/ }).click()
  await goTo(anna, 'Sitzungen')
  await anna.getByRole('link', { name: /Vorstandssitzung im Mai/ }).click()
  await fillIn(bernd, 'Ort', 'Rotes Haus')
  await expect(anna.getByLabel('Ort', { exact: true })).toHaveValue('Rotes Haus')

  await anna.getByLabel('Neuer TOP').fill('Anträge')
  await anna.keyboard.press('Enter')
  const item = (page: Page) =>
    page.getByRole('navigation', { name: 'Tagesordnung' }).getByRole('button', { name: /Anträge$/ })
  await item(bernd).click()
  await item(anna).click()
  const minutes = (page: Page) => page.getByRole('textbox', { name: /^Niederschrift/ })
  await minutes(anna).click()
  await anna.keyboard.type('Anna schreibt. ')
  await expect(minutes(bernd)).toContainText('Anna schreibt.')
  await minutes(bernd).click()
  await bernd.keyboard.press('Control+End')
  await bernd.keyboard.type('Bernd auch.')
  await expect(minutes(anna)).toContainText('Bernd auch.')
})

test('two people write one field without a connection: both see the same, and choose', async ({
  opened: app,
}) => {
  const { page: anna } = app
  await goTo(anna, 'Sitzungen')
  await anna.getByRole('button', { name: 'Sitzung anlegen' }).click()
  await fillIn(anna, 'Titel', 'Klausur')
  const relay = await share(anna)
  const bernd = await app.another()
  await letIn(anna, bernd)
  for (const page of [anna, bernd]) {
    await goTo(page, 'Sitzungen')
    await page.getByRole('link', { name: /Klausur/ }).click()
  }
  await relay.stop()
  await expect(anna.getByRole('link', { name: 'Gemeinsam: nicht verbunden' })).toBeVisible()
  await fillIn(anna, 'Ort', 'Rotes Haus')
  await fillIn(bernd, 'Ort', 'Bürgerhaus')
  await relay.start()
  for (const page of [anna, bernd]) {
    const notes = page.getByRole('region', { name: 'Gleichzeitig geändert' })
    await expect(notes).toContainText('Rotes Haus', { timeout: 60_000 })
    await expect(notes).toContainText('Bürgerhaus')
  }
  const place = (page: Page) => page.getByLabel('Ort', { exact: true })
  expect(await place(anna).inputValue()).toBe(await place(bernd).inputValue())
  const lost = (await place(anna).inputValue()) === 'Rotes Haus' ? 'Bürgerhaus' : 'Rotes Haus'
  await anna.getByRole('button', { name: `„${lost}“ nehmen` }).click()
  await expect(place(anna)).toHaveValue(lost)
  await expect(place(bernd)).toHaveValue(lost)
  await expect(bernd.getByRole('region', { name: 'Gleichzeitig geändert' })).toBeHidden()
})
