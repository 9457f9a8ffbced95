import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { goTo } from './support/steps.ts'

const list = (people: number, city = 'Jena') =>
  ['Nr;Vorname;Nachname;Ort']
    .concat(
      Array.from({ length: people }, (_, n) => `${String(n + 1)};Eva${String(n)};Meier;${city}`),
    )
    .join('\n')

const take = (page: Page) => page.getByRole('button', { name: / Zeilen? übernehmen$/ })
const summary = (page: Page) => page.getByRole('status').filter({ hasText: /Mitgliedern/ })

async function importPeople(page: Page, people: number) {
  await goTo(page, 'Mitglieder')
  await page.getByRole('link', { name: 'Liste einlesen …' }).click()
  await page.locator('input[type=file]').setInputFiles({
    name: 'liste.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(list(people)),
  })
  await take(page).click()
  await expect(page.getByText(`Fertig: ${String(people)} Zeilen sind übernommen.`)).toBeVisible()
}

test('one member of an import goes back by itself; the whole is asked about', async ({
  opened: app,
}) => {
  const { page } = app
  await importPeople(page, 120)
  await page.getByRole('link', { name: 'Zu den Mitgliedern' }).click()
  await page.getByRole('row', { name: /Eva0 / }).click()
  const history = page.getByRole('region', { name: 'Verlauf' })
  await history.getByRole('button', { name: 'Zurücknehmen' }).click()
  await expect(history).toContainText('Liegt jetzt im Papierkorb')
  await expect(summary(page)).toHaveText('119 von 119 Mitgliedern')

  // One key press does not take back as many.
  const dialog = page.getByRole('dialog')
  // Nor is the key dead after somebody said no.
  for (let asked = 0; asked < 2; asked += 1) {
    await page.getByRole('heading', { name: 'Verlauf' }).click()
    await page.keyboard.press('Control+z')
    await expect(dialog).toContainText('Diesen Schritt zurücknehmen?')
    await expect(dialog).toContainText('Es geht um 120 Einträge: aus einer Liste übernommen.')
    await dialog.getByRole('button', { name: 'Abbrechen' }).click()
    await expect(dialog).toHaveCount(0)
  }
  await expect(summary(page)).toHaveText('119 von 119 Mitgliedern')

  await history
    .getByRole('listitem')
    .filter({ hasText: 'aus einer Liste übernommen' })
    .getByRole('button', { name: 'Weitere Möglichkeiten' })
    .click()
  await page.getByRole('menuitem', { name: 'Bei allen 120 Einträgen zurücknehmen …' }).click()
  await dialog.getByRole('button', { name: 'Bei 120 Einträgen zurücknehmen' }).click()
  await expect(page.getByText('Noch ist niemand eingetragen.')).toBeVisible()

  await goTo(page, 'Papierkorb')
  const rows = page.getByRole('row').filter({ hasText: 'Meier' })
  await expect(rows).toHaveCount(50)
  await page.getByRole('button', { name: /3$/ }).click()
  await expect(rows).toHaveCount(20)
  expect(page.url()).toContain('page=3')

  // Chosen by keyboard and by mouse as the members are, over the end of a page, and fetched at once.
  const trash = page.getByRole('grid', { name: 'Papierkorb' })
  await trash.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowUp')
  await expect(page.getByText('2 ausgewählt')).toBeVisible()
  await expect(rows).toHaveCount(50)
  expect(page.url()).toContain('page=2')
  await rows.nth(47).click({ modifiers: ['Shift'], position: { x: 12, y: 12 } })
  await expect(page.getByText('4 ausgewählt')).toBeVisible()
  await page.getByRole('button', { name: '4 zurückholen' }).click()
  await expect(page.getByText('4 Einträge sind wieder da.').first()).toBeVisible()
  await expect(page.getByText('116 Einträge', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Zurücknehmen' }).first().click()
  await expect(page.getByText('120 Einträge', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Alle auswählen' }).click()
  await page.getByRole('button', { name: '120 zurückholen' }).click()
  await expect(page.getByText('Der Papierkorb ist leer.')).toBeVisible()
  await goTo(page, 'Mitglieder')
  await expect(summary(page)).toHaveText('120 von 120 Mitgliedern')
})

test('who came by an import that is taken back lies in the trash, and a number given twice is told', async ({
  opened: app,
}) => {
  const { page } = app
  await importPeople(page, 2)
  await page.getByRole('button', { name: 'Alles zurücknehmen' }).click()
  const outcome = page.getByRole('status').filter({ hasText: 'Alles zurückgenommen.' })
  await expect(outcome).toContainText('Wer neu war, liegt noch 90 Tage im Papierkorb')
  await importPeople(page, 2)
  await goTo(page, 'Papierkorb')
  const rows = page.getByRole('row').filter({ hasText: 'Meier' })
  await rows.first().getByRole('button', { name: 'Zurückholen' }).click()
  const one = 'Die Mitgliedsnummer trägt inzwischen auch jemand anderes.'
  await expect(page.getByText(one).first()).toBeVisible()
  await expect(rows).toHaveCount(1)
  await rows.first().click({ position: { x: 12, y: 12 } })
  await page.getByRole('button', { name: '1 zurückholen' }).click()
  await expect(page.getByText('Der Papierkorb ist leer.')).toBeVisible()
  await expect(page.getByText(one).first()).toBeVisible()
  await goTo(page, 'Mitglieder')
  await expect(summary(page)).toHaveText('4 von 4 Mitgliedern')
})

test('while a long preview is scrolled, what can be done and the heads of its columns stay in sight', async ({
  opened: app,
}) => {
  const { page } = app
  await goTo(page, 'Mitglieder')
  await page.getByRole('link', { name: 'Liste einlesen …' }).click()
  await page.locator('input[type=file]').setInputFiles({
    name: 'mitglieder-des-ortsvereins-stand-november.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(list(60)),
  })
  const preview = page.getByRole('region', { name: 'Vorschau' })
  await preview.getByRole('row').nth(45).scrollIntoViewIfNeeded()
  await expect(take(page)).toBeInViewport({ ratio: 1 })
  const head = preview.getByRole('columnheader', { name: 'Was geschieht' })
  await expect(head).toBeInViewport({ ratio: 1 })
  // Nothing shows above the bar, and the heads stand right below it.
  const main = await page.getByRole('main').boundingBox()
  const button = await take(page).boundingBox()
  const heads = await head.boundingBox()
  if (!main || !button || !heads) throw new Error('nothing is to be seen')
  expect(button.y - main.y).toBeLessThan(20)
  expect(heads.y).toBeGreaterThanOrEqual(button.y + button.height)
  expect(heads.y - button.y - button.height).toBeLessThan(20)
})

test('a preview from before somebody else’s import is made anew, and says so', async ({
  opened: app,
}) => {
  const { page } = app
  const other = await app.openWindow()
  for (const window of [page, other]) {
    await goTo(window, 'Mitglieder')
    await window.getByRole('link', { name: 'Liste einlesen …' }).click()
    await window.locator('input[type=file]').setInputFiles({
      name: 'liste.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(list(3)),
    })
    await expect(take(window)).toBeEnabled()
  }
  await take(page).click()
  await expect(page.getByText('Fertig: 3 Zeilen sind übernommen.')).toBeVisible()
  await take(other).click()
  await expect(other.getByRole('alert')).toContainText('Seit der Vorschau hat sich')
  await expect(other.getByText('Diese Liste ändert nichts.')).toBeVisible()
  await other.getByRole('link', { name: 'Mitglieder', exact: true }).first().click()
  await expect(summary(other)).toHaveText('3 von 3 Mitgliedern')
})
