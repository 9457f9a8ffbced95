import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { goTo, PASSPHRASE, unlock } from './support/steps.ts'

const list = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const edge = (page: Page) => page.getByRole('separator', { name: /^Breite der Liste/ })
const widthOf = async (page: Page, name: string) =>
  (await list(page, name).boundingBox())?.width ?? 0

async function openSample(page: Page) {
  await page.getByRole('button', { name: 'Mit Beispieldaten ausprobieren' }).click()
  await page.getByLabel('Eigener Name').fill('Anna Müller')
  await page.getByRole('button', { name: 'Weiter' }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Passphrase wiederholen').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Mappe anlegen' }).click()
  await page.getByRole('button', { name: 'Später' }).click()
}

test('the list stands beside what is open, as wide as somebody made it, also after a restart', async ({
  app,
}) => {
  const { page } = app
  await page.setViewportSize({ width: 1600, height: 900 })
  await openSample(page)
  await goTo(page, 'Mitglieder')
  await page.getByRole('grid').focus()
  await page.keyboard.press('Enter')
  await expect(edge(page)).toHaveAttribute('aria-valuenow', /\d+/)
  const usual = await widthOf(page, 'Mitglieder')
  const handle = await edge(page).boundingBox()
  if (!handle) throw new Error('there is no edge')
  await page.mouse.move(handle.x + handle.width / 2, 400)
  await page.mouse.down()
  await page.mouse.move(handle.x + 120, 400, { steps: 5 })
  await page.mouse.up()
  const dragged = await widthOf(page, 'Mitglieder')
  expect(Math.abs(dragged - usual - 120)).toBeLessThan(8)
  await edge(page).focus()
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => widthOf(page, 'Mitglieder')).toBeLessThan(dragged)
  const chosen = await widthOf(page, 'Mitglieder')

  await page.getByRole('link', { name: 'Mitglieder', exact: true }).last().click()
  await expect(edge(page)).toBeHidden()
  expect(await widthOf(page, 'Mitglieder')).toBeGreaterThan(1000)
  await page.getByRole('row').nth(3).click()
  await expect.poll(() => widthOf(page, 'Mitglieder')).toBeCloseTo(chosen, -1)
  await page.setViewportSize({ width: 900, height: 700 })
  await expect(list(page, 'Mitglieder')).toBeHidden()
  await page.getByLabel('Vorname').focus()
  await page.keyboard.press('End')
  await page.waitForTimeout(300)
  await page.setViewportSize({ width: 1600, height: 900 })
  await expect.poll(() => widthOf(page, 'Mitglieder')).toBeCloseTo(chosen, -1)

  await goTo(page, 'Beschlüsse')
  await page.getByRole('link', { name: /Straßenbahn/ }).click()
  await expect(edge(page)).toBeVisible()
  await expect.poll(() => widthOf(page, 'Beschlüsse')).toBeCloseTo(usual, -1)
  const read = await page.getByRole('heading', { name: /Straßenbahn/ }).innerText()
  // Where somebody stands is noted when they stand there for a moment.
  await page.waitForTimeout(1000)
  await app.restart()
  await app.page.setViewportSize({ width: 1600, height: 900 })
  await app.page.getByLabel('Passphrase').fill(PASSPHRASE)
  await app.page.getByRole('button', { name: 'Öffnen' }).click()
  await expect(app.page.getByRole('heading', { name: read, exact: true })).toBeVisible()
  await goTo(app.page, 'Mitglieder')
  await app.page.getByRole('row').nth(3).click()
  await expect.poll(() => widthOf(app.page, 'Mitglieder')).toBeCloseTo(chosen, -1)
})

test('walked by keyboard in a narrow window, a list is as it was on the way back', async ({
  app,
}) => {
  const { page } = app
  await openSample(page)
  await page.setViewportSize({ width: 900, height: 700 })
  for (const [section, row] of [
    ['Sitzungen', 'link'],
    ['Beschlüsse', 'link'],
    ['Mitglieder', 'row'],
  ] as const) {
    await test.step(section, () => walk(page, section, row))
  }
})

async function walk(page: Page, section: string, row: 'link' | 'row') {
  await goTo(page, section)
  const rows = list(page, section).getByRole(row)
  await expect(rows.nth(5)).toBeVisible()
  if (row === 'row') await page.getByRole('grid').focus()
  else await rows.first().focus()
  for (let step = 0; step < 13; step++) await page.keyboard.press('ArrowDown')
  const scrolled = () =>
    list(page, section).evaluate((pane) => {
      const inside = [...pane.querySelectorAll('*')] as unknown as { scrollTop: number }[]
      return Math.max(...inside.map(({ scrollTop }) => scrollTop))
    })
  const before = await scrolled()
  expect(before).toBeGreaterThan(0)
  await page.keyboard.press('Enter')
  await expect(list(page, section)).toBeHidden()
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
  await page.goBack()
  await expect(list(page, section)).toBeVisible()
  expect(await scrolled()).toBe(before)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(list(page, section)).toBeHidden()
}

test('Escape goes back from what is open to its row, once a field has nothing to take back', async ({
  app,
}) => {
  const { page } = app
  await openSample(page)
  await goTo(page, 'Mitglieder')
  const grid = page.getByRole('grid')
  await grid.focus()
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const city = page.getByLabel('Ort', { exact: true })
  const before = await city.inputValue()
  await city.fill('Anderswo')
  await page.keyboard.press('Escape')
  await expect(city).toHaveValue(before)
  const tag = page.getByLabel('Schlagwort', { exact: true })
  await tag.fill('Pres')
  await page.keyboard.press('Escape')
  await expect(tag).toHaveValue('')
  await expect(tag).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: 'Verlauf' })).toHaveCount(0)
  await expect(grid).toBeFocused()
  await expect(grid).toHaveAttribute('aria-activedescendant', 'row-3')

  await goTo(page, 'Beschlüsse')
  const link = list(page, 'Beschlüsse').getByRole('link').nth(2)
  await link.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Zur Niederschrift' }).focus()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: 'Zur Niederschrift' })).toHaveCount(0)
  await expect(link).toBeFocused()
})

test('whoever goes somewhere by the search stands there with the keyboard', async ({ app }) => {
  const { page } = app
  await openSample(page)
  await goTo(page, 'Sitzungen')
  const focused = () => page.evaluate(`document.activeElement?.textContent?.trim() ?? ''`)
  const choose = async (typed: string, name: string | RegExp) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('textbox').fill(typed)
    await page.getByRole('option', { name }).first().click()
  }
  await choose('mitglied', 'Zu den Mitgliedern')
  await expect.poll(focused).toBe('Mitglieder')
  await choose('straßenbahn', /Beschluss ·/)
  await expect.poll(focused).toContain('Straßenbahn')
  // A page that puts the keyboard into its first field keeps it there.
  await choose('mitglied', 'Mitglied anlegen')
  await expect(page.getByLabel('Vorname')).toBeFocused()
  await page.waitForTimeout(500)
  await expect(page.getByLabel('Vorname')).toBeFocused()
  // And whoever only looked goes on where they were.
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Vorname')).toBeFocused()
})

test('in a small window the switch of folders is whole, and a note that was closed stays closed', async ({
  opened: app,
}) => {
  const { page } = app
  if (app.shell === 'browser') {
    await page.getByRole('button', { name: 'Schließen' }).click()
    await page.getByRole('button', { name: 'Sperren' }).click()
    await unlock(page)
    await expect(page.getByRole('row').or(page.getByText('Noch ist niemand'))).toBeVisible()
    await expect(page.getByText('Das ist zum Ausprobieren gedacht')).toBeHidden()
  }
  await goTo(page, 'Einstellungen')
  await page.getByRole('button', { name: 'Weitere Mappe anlegen' }).click()
  await page.getByLabel('Name der Gliederung').last().fill('Jusos')
  await page.getByRole('button', { name: 'Mappe anlegen', exact: true }).click()
  const change = page.getByRole('button', { name: 'Jusos: Mappe wechseln' })
  await expect(change).toBeVisible()
  await page.setViewportSize({ width: 640, height: 400 })
  await expect
    .poll(() => change.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))
    .toBe(0)
  const [button, icon] = [
    await change.boundingBox(),
    await change.locator('.iconify:visible').boundingBox(),
  ]
  if (!button || !icon) throw new Error('there is no switch')
  expect(icon.x + icon.width).toBeLessThanOrEqual(button.x + button.width)
  await change.click()
  await page.getByRole('menuitem', { name: 'SPD Musterstadt' }).click()
  await expect(page.getByRole('button', { name: 'SPD Musterstadt: Mappe wechseln' })).toBeVisible()
  if (app.shell === 'browser') {
    await expect(page.getByText('Das ist zum Ausprobieren gedacht')).toBeHidden()
  }
})

test('what is only read aloud, below all else, gives the window no second scroll bar', async ({
  opened: app,
}) => {
  const { page } = app
  await page.setViewportSize({ width: 1280, height: 400 })
  await goTo(page, 'Sitzungen')
  await page.getByRole('button', { name: 'Sitzung anlegen' }).click()
  await expect(page.getByRole('combobox', { name: 'Mitglied oder Gast hinzufügen' })).toBeAttached()
  expect(await page.evaluate('document.scrollingElement.scrollHeight')).toBe(400)
  const main = page.getByRole('main')
  expect(await main.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(
    0,
  )
})
