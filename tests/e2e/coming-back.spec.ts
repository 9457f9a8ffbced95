import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { addItem, openItem, startMinutes, text } from './support/agenda.ts'
import { expect, test, type App } from './support/app.ts'
import { fillIn, goTo, PASSPHRASE, unlock } from './support/steps.ts'

const settingsFile = ({ dataFolder }: App) => path.join(dataFolder, 'settings.json')

/**
 * Where somebody stands is noted when they stand there for a moment: the section beside the folder,
 * and with it the place, which is inside.
 */
async function untilNoted(app: App, section: string) {
  const noted = (): unknown => JSON.parse(readFileSync(settingsFile(app), 'utf8'))
  await expect.poll(noted).toMatchObject({ lastSection: section })
}

test(
  'the app opens at the agenda item where it was left',
  { tag: '@electron' },
  async ({ opened: app }) => {
    const { page } = app
    await startMinutes(page)
    await addItem(page, 'Verschiedenes')
    await openItem(page, 'Verschiedenes')
    await text(page).click()
    await page.keyboard.type('Das Sommerfest ist am 12. Juli.')
    await expect(page.getByTestId('text-state')).toHaveText('gespeichert')
    await goTo(page, 'Mitglieder')
    await untilNoted(app, 'members')
    await page.evaluate('history.back()')
    await untilNoted(app, 'meetings')
    await app.restart()
    await app.page.getByLabel('Passphrase').fill(PASSPHRASE)
    await app.page.getByRole('button', { name: 'Öffnen' }).click()
    await expect(app.page.getByRole('region', { name: 'TOP 2 Verschiedenes' })).toBeVisible()
    await expect(text(app.page)).toHaveText('Das Sommerfest ist am 12. Juli.')
  },
)

test(
  'a window whose page crashed comes back by itself, with what was stored',
  { tag: '@electron' },
  async ({ opened: app }) => {
    test.skip(app.shell !== 'electron', 'a tab that crashed is the affair of the browser')
    const { page } = app
    await startMinutes(page)
    await page.keyboard.type('Anna eröffnet die Sitzung.')
    await expect(page.getByTestId('text-state')).toHaveText('gespeichert')
    const shown = await app.crashPage()
    await expect.poll(shown).toContain('Anna eröffnet die Sitzung.')
    expect(await shown()).toContain('Vorstandssitzung im Mai')
  },
)

test('a setting that cannot be stored says so, and nothing else breaks', async ({
  opened: app,
}) => {
  const { page } = app
  const file = settingsFile(app)
  // The settings are no place: nothing is noted afterwards.
  await untilNoted(app, 'members')
  await goTo(page, 'Einstellungen')
  renameSync(file, `${file}.away`)
  mkdirSync(file)
  writeFileSync(path.join(file, 'other'), '')
  await page.getByRole('radio', { name: 'hell' }).click()
  await expect(page.getByRole('alert')).toContainText('Die Einstellung ließ sich nicht speichern')
  await expect(page.getByRole('radio', { name: 'wie das System' }).first()).toBeChecked()
  await goTo(page, 'Mitglieder')
  await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
  await fillIn(page, 'Nachname', 'Großmüller')
  await expect(page.getByRole('row', { name: /Großmüller/ })).toBeVisible()
  await app.restart()
  await app.page.getByLabel('Passphrase').fill(PASSPHRASE)
  await app.page.getByRole('button', { name: 'Öffnen' }).click()
  await goTo(app.page, 'Mitglieder')
  await expect(app.page.getByRole('row', { name: /Großmüller/ })).toBeVisible()
})

test('the first undo after coming back says what it is about, and waits for a yes', async ({
  opened: app,
}) => {
  await app.page.getByRole('button', { name: 'Mitglied anlegen' }).click()
  await fillIn(app.page, 'Nachname', 'Großmüller')
  await fillIn(app.page, 'Ort', 'Jena')
  await expect(app.page.getByRole('region', { name: 'Verlauf' })).toContainText('Ort: – → Jena')
  await app.restart()
  await unlock(app.page)
  const { page } = app
  const row = page.getByRole('row', { name: /Großmüller/ })
  await expect(row).toContainText('Jena')
  await page.getByRole('heading', { name: 'Mitglieder' }).click()
  await page.keyboard.press('Control+z')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Ort von Großmüller')
  await expect(dialog).toContainText('Das war vor dem letzten Öffnen der Mappe.')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(row).toContainText('Jena')
  await page.keyboard.press('Control+z')
  await dialog.getByRole('button', { name: 'Zurücknehmen' }).click()
  await expect(page.getByText('Zurückgenommen: Ort von Großmüller', { exact: true })).toBeVisible()
  await expect(row).not.toContainText('Jena')
})
