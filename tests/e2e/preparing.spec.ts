import { expect, test } from './support/app.ts'
import { goTo, PASSPHRASE, setUpChapter, unlock } from './support/steps.ts'
import { leftByEarlierApp } from '../support/earlier-app.ts'

/** Enough for some seconds on a fast machine. */
const PEOPLE = 9000

// The list is read in before, and the folder is made ready twice.
test.slow()

test('after an update a large folder says how far it is, and is complete when it opens', async ({
  app,
}) => {
  await setUpChapter(app.page)
  await app.page.getByRole('link', { name: 'Liste einlesen …' }).click()
  const rows = Array.from({ length: PEOPLE }, (_, n) => `Eva${String(n)};Meier`)
  await app.page.locator('input[type=file]').setInputFiles({
    name: 'liste.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['Vorname;Nachname', ...rows].join('\n')),
  })
  await app.page.getByRole('button', { name: / Zeilen übernehmen$/ }).click()
  await expect(app.page.getByText('Fertig: 9.000 Zeilen sind übernommen.')).toBeVisible({
    timeout: 60_000,
  })

  await app.restart(() => leftByEarlierApp(app.dataFolder))
  const { page } = app
  const work = 'Die Mappe wird für diese Version vorbereitet …'
  await page.getByLabel('Passphrase').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Öffnen' }).click()
  await expect(page.getByRole('progressbar', { name: work })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('status').filter({ hasText: work })).toBeVisible()
  await expect(page.getByText(/ von 9\.001$/)).toBeVisible()

  // Locked on the way, it begins again.
  await page.getByRole('button', { name: 'Sperren' }).click()
  await unlock(page)
  await expect(page.getByText('9.000 von 9.000 Mitgliedern')).toBeVisible({ timeout: 60_000 })
  await goTo(page, 'Mitglieder')
  await expect(page.getByRole('row', { name: /Meier/ }).first()).toBeVisible()
  await expect(page.getByText('Veraltet')).toHaveCount(0)
})
