import type { Page } from '@playwright/test'
import { canReadPdf, pagesOf, readerNote } from '../paper/read-pdf.ts'
import { addNewerText } from '../support/newer-text.ts'
import { addItem, agenda, openItem, startMinutes, text } from './support/agenda.ts'
import { expect, test } from './support/app.ts'
import { fillIn, goTo, unlock } from './support/steps.ts'

/** What the window shows beside the text. */
const shownAsSaved = (page: Page) =>
  expect(page.getByTestId('text-state')).toHaveText('gespeichert')

test(
  'the minutes of a meeting with a motion that is carried: it is a resolution at once',
  { tag: '@electron' },
  async ({ opened: app }) => {
    const { page } = app
    await startMinutes(page)
    await page.keyboard.type('Eva Schöller berichtet über die Straßenbahn.')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Antrag', exact: true }).click()
    await expect(page.getByLabel('Titel des Antrags')).toBeFocused()
    await fillIn(page, 'Titel des Antrags', 'Straßenbahn nach Süden')
    await fillIn(page, 'Wortlaut', 'Der Ortsverein fordert die Verlängerung der Straßenbahn.')
    await fillIn(page, 'Ja', 'sieben')
    await expect(page.getByRole('alert')).toContainText('Ja: nur eine Zahl ab 0')
    await fillIn(page, 'Ja', '2')
    await fillIn(page, 'Nein', '3')
    await fillIn(page, 'Enthaltung', '1')
    await page.getByLabel('Ergebnis').click()
    await page.getByRole('option', { name: 'angenommen' }).click()
    await expect(
      page.getByText('Angenommen, obwohl die Ja-Stimmen nicht überwiegen.'),
    ).toBeVisible()
    await fillIn(page, 'Ja', '7')
    await expect(page.getByText('Angenommen, obwohl')).toBeHidden()
    await expect(page.getByRole('heading', { name: /^Beschluss 20\d\d\/1$/ })).toBeVisible()

    const file = await app.download(() =>
      page.getByRole('button', { name: 'Niederschrift als PDF' }).click(),
    )
    expect(file.subarray(0, 5).toString()).toBe('%PDF-')
    if (canReadPdf) {
      const paper = pagesOf(file).join('\n')
      expect(paper).toContain('Eva Schöller berichtet über die Straßenbahn.')
      expect(paper).toContain('Der Ortsverein fordert die Verlängerung der Straßenbahn.')
    } else console.log(readerNote)

    await goTo(page, 'Beschlüsse')
    await page.getByRole('searchbox').fill('verlaenger')
    await expect(page.getByRole('main').getByRole('status')).toHaveText('1 Beschluss')
    await expect(page.locator('mark')).toHaveText('Verlängerung')
    await page.getByRole('link', { name: /Straßenbahn nach Süden/ }).click()
    await expect(page.getByRole('heading', { name: 'Straßenbahn nach Süden' })).toBeVisible()

    await app.restart()
    await unlock(app.page)
    await goTo(app.page, 'Beschlüsse')
    await app.page.getByRole('link', { name: /Straßenbahn nach Süden/ }).click()
    await app.page.getByRole('link', { name: 'Zur Niederschrift' }).click()
    await expect(text(app.page)).toContainText('Eva Schöller berichtet über die Straßenbahn.')
    await expect(app.page.getByLabel('Ja', { exact: true })).toHaveValue('7')
  },
)

test('two windows write in the same item at once, each with the other’s cursor', async ({
  opened: app,
}) => {
  const { page } = app
  await startMinutes(page)
  await page.keyboard.type('Anna: ')
  // The new window begins at the same item.
  const opening = page.context().waitForEvent('page')
  await page.getByRole('button', { name: 'Weitere Möglichkeiten' }).first().click()
  await page.getByRole('menuitem', { name: 'In neuem Fenster öffnen' }).click()
  const other = await opening
  await expect(text(other)).toContainText('Anna:')
  await text(other).click()
  await other.keyboard.press('Control+End')
  await other.keyboard.press('Enter')
  await expect(page.locator('.collaboration-carets__caret')).toHaveCount(1)
  const name = page.locator('.collaboration-carets__label')
  await expect(name).toHaveText('Anna Müller')
  // It covers words of the line above, so it stays only while somebody moves.
  await expect(name).toBeHidden()
  await expect(page.locator('.collaboration-carets__caret')).toBeVisible()
  await other.keyboard.type('…')
  await expect(name).toBeVisible()
  await page.bringToFront()
  await text(page).locator('p').first().click()
  await page.keyboard.press('End')
  await Promise.all([
    page.keyboard.type('die Straßenbahn fährt nach Süden'),
    other.keyboard.type('und der Bus nach Norden'),
  ])
  for (const window of [page, other]) {
    await expect(text(window)).toContainText('die Straßenbahn fährt nach Süden')
    await expect(text(window)).toContainText('und der Bus nach Norden')
    await shownAsSaved(window)
  }
})

test(
  'what was shown as saved is there after a power cut, and a crash of the core loses no letter',
  { tag: '@both' },
  async ({ opened: app }) => {
    const { page } = app
    await startMinutes(page)
    await page.keyboard.type('Vor dem Absturz. ')
    await shownAsSaved(page)
    app.killCore()
    await page.keyboard.type('Während der Kern neu startet. ')
    await expect(text(page)).toContainText('Während der Kern neu startet.')
    await shownAsSaved(page)
    await app.crash()
    await unlock(app.page)
    await goTo(app.page, 'Sitzungen')
    await app.page.getByRole('link', { name: /Vorstandssitzung im Mai/ }).click()
    await openItem(app.page, 'Anträge')
    await expect(text(app.page)).toHaveText('Vor dem Absturz. Während der Kern neu startet. ', {
      useInnerText: false,
    })
  },
)

test('the agenda is sorted by keyboard alone, and the trash brings an item back with its text', async ({
  opened: app,
}) => {
  const { page } = app
  await startMinutes(page)
  await page.keyboard.type('Bleibt erhalten')
  await addItem(page, 'Berichte')
  const reports = agenda(page)
    .getByRole('button', { name: /Berichte$/ })
    .first()
  await reports.focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(reports).toHaveText(/^1/)
  const motions = agenda(page)
    .getByRole('button', { name: /Anträge$/ })
    .first()
  await motions.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(motions).toHaveText(/^1\.1/)
  await expect(page.getByText('Anträge steht jetzt unter dem TOP darüber.')).toBeAttached()

  // What stands below an item goes with it, and is said to.
  await openItem(page, 'Berichte')
  await page.getByRole('button', { name: 'TOP in den Papierkorb' }).click()
  await expect(page.getByText('Der TOP darunter liegt mit ihm dort').first()).toBeVisible()
  await expect(page.getByText('Noch ohne TOP.')).toBeVisible()
  await page.getByRole('button', { name: 'Zurücknehmen' }).last().click()
  await expect(motions).toHaveText(/^1\.1/)
  await openItem(page, 'Anträge')

  await page.getByRole('button', { name: 'TOP in den Papierkorb' }).click()
  await expect(motions).toBeHidden()
  await goTo(page, 'Papierkorb')
  await page.getByRole('button', { name: 'Zurückholen' }).click()
  await goTo(page, 'Sitzungen')
  await page.getByRole('link', { name: /Vorstandssitzung im Mai/ }).click()
  await openItem(page, 'Anträge')
  await expect(text(page)).toHaveText('Bleibt erhalten')
})

test('a meeting in the trash is not worked on, and comes back with its agenda', async ({
  opened: app,
}) => {
  const { page } = app
  await startMinutes(page)
  const address = page.url()
  await page.getByRole('button', { name: 'Weitere Möglichkeiten' }).first().click()
  await page.getByRole('menuitem', { name: 'In den Papierkorb' }).click()
  await expect(page.getByText('Noch gibt es keine Sitzung.')).toBeVisible()
  await page.goto(address)
  await expect(page.getByText('liegt mit ihrer Tagesordnung im Papierkorb')).toBeVisible()
  await expect(text(page)).toBeHidden()
  await expect(page.getByRole('button', { name: 'Niederschrift als PDF' })).toBeHidden()
  await page.getByRole('button', { name: 'Zurückholen' }).click()
  await expect(text(page)).toBeVisible()
})

test('a text with a block of tomorrow’s app is shown, with its motions, and cannot be changed', async ({
  opened: app,
}) => {
  const { page } = app
  await startMinutes(page)
  await page.keyboard.type('Eva Schöller berichtet.')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Antrag', exact: true }).click()
  await fillIn(page, 'Titel des Antrags', 'Straßenbahn nach Süden')
  await shownAsSaved(page)
  await app.restart(() => addNewerText(app.dataFolder))
  await unlock(app.page)
  await goTo(app.page, 'Sitzungen')
  await app.page.getByRole('link', { name: /Vorstandssitzung im Mai/ }).click()
  await agenda(app.page)
    .getByRole('button', { name: /Anträge$/ })
    .first()
    .click()
  await expect(app.page.getByRole('alert')).toContainText('lässt sich hier nur lesen')
  const readable = app.page.getByRole('article', { name: /^Niederschrift zu TOP/ })
  await expect(readable).toContainText('Eva Schöller berichtet.')
  await expect(readable).toContainText('Mitglieder nach Jahren')
  await expect(readable.getByLabel('Titel des Antrags')).toHaveValue('Straßenbahn nach Süden')
  await expect(text(app.page)).toHaveCount(0)
})
