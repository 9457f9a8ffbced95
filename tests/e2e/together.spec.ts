import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { askToJoin, invite, letIn, share, stopRelays, together, wordsOn } from './support/board.ts'
import { fillIn, goTo } from './support/steps.ts'

test.afterEach(stopRelays)

test(
  'a board shares its folder, lets somebody in by six words, and each sees what the other writes',
  { tag: '@both' },
  async ({ opened: app }) => {
    const { page: anna } = app
    await goTo(anna, 'Sitzungen')
    await anna.getByRole('button', { name: 'Sitzung anlegen' }).click()
    await fillIn(anna, 'Titel', 'Vorstandssitzung im Mai')
    await share(anna)
    const link = await invite(anna)

    const bernd = await app.another()
    await askToJoin(bernd, link)
    await expect(bernd.getByRole('heading', { name: 'Gleich geht es los' })).toBeVisible()
    await expect(
      anna.getByRole('heading', { name: /Bernd Öztürk möchte dazukommen/ }),
    ).toBeVisible()
    // Wherever she is: it is said at the start, too.
    await goTo(anna, 'Start')
    await expect(anna.getByText('Bernd Öztürk möchte dazukommen.')).toBeVisible()
    await anna.getByRole('link', { name: 'Wörter vergleichen' }).click()
    await expect(
      anna.getByRole('heading', { name: /Bernd Öztürk möchte dazukommen/ }),
    ).toBeVisible()
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
      page
        .getByRole('navigation', { name: 'Tagesordnung' })
        .getByRole('button', { name: /Anträge$/ })
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
  },
)

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
  await expect(
    anna.getByRole('link', { name: 'Gemeinsam: nicht verbunden, 1 noch nicht geteilt' }),
  ).toBeVisible()
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
