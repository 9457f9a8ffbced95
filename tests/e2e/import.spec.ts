import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { generateMemberList } from '../generators/member-list.ts'
import { expect, test } from './support/app.ts'
import { choose, count, openImport, summary, take } from './support/member-list.ts'
import { setUpChapter, unlock } from './support/steps.ts'

const numberIn = (text: string) => parseInt(text.replaceAll('.', ''), 10)

test('a list is looked over row by row, taken in, changes nothing twice, and goes back whole', async ({
  opened: app,
}) => {
  const { page } = app
  await openImport(page)
  await choose(page, new TextEncoder().encode('%PDF-1.7'), 'liste.csv')
  await expect(page.getByRole('alert')).toContainText('keine Tabelle')

  const bytes =
    '1;Eva;Schöller;3.5.62;Jena;eva@example.org\r\n2;Jörg;Weiß;31.2.70;Köln;\r\n;;;;Ulm;'
  await choose(page, bytes)
  const preview = page.getByRole('region', { name: 'Vorschau' })
  await expect(preview.getByRole('button', { name: 'Neu 2' })).toBeVisible()
  await expect(preview.getByRole('button', { name: 'Mit Hinweis 1' })).toBeVisible()
  await expect(preview.getByRole('row').nth(2)).toContainText('Den Tag „31.2.70“ gibt es nicht')
  await expect(preview.getByRole('row').nth(1)).toContainText('Geburtsdatum: 3. Mai 1962')
  await expect(preview.getByRole('row').nth(1)).toContainText('E-Mail-Adressen: eva@example.org')
  // What is only read aloud, far below, must not make the window itself scroll.
  await page.setViewportSize({ width: 1280, height: 400 })
  expect(await page.evaluate('document.scrollingElement.scrollHeight')).toBe(400)
  await page.setViewportSize({ width: 1280, height: 800 })
  await preview.getByRole('button', { name: 'Abgelehnt 1' }).click()
  await expect(preview.getByRole('row').nth(1)).toContainText('In dieser Zeile steht kein Name.')
  await take(page).click()
  await expect(page.getByText('Fertig: 2 Zeilen sind übernommen.')).toBeVisible()

  await page.getByRole('button', { name: 'Weitere Liste einlesen' }).click()
  await choose(page, bytes)
  await expect(preview.getByRole('button', { name: 'Unverändert 2' })).toBeVisible()
  await expect(take(page)).toBeDisabled()
  await page.getByRole('button', { name: 'Abbrechen' }).click()
  await choose(page, '1;Eva;Schöller;3.5.62;Weimar;\r\n3;Özge;Demir;;Bonn;')
  await expect(preview.getByRole('row').nth(1)).toContainText('Ort: Jena → Weimar')
  await page.getByRole('combobox', { name: 'Ort wird zu' }).click()
  await page.getByRole('option', { name: 'weglassen' }).click()
  await expect(preview.getByRole('button', { name: 'Unverändert 1' })).toBeVisible()
  await take(page).click()
  await page.getByRole('button', { name: 'Alles zurücknehmen' }).click()
  await expect(page.getByText('Alles zurückgenommen.')).toBeVisible()
  await page.getByRole('link', { name: 'Zu den Mitgliedern' }).click()
  await expect(summary(page)).toHaveText('2 von 2 Mitgliedern')
})

test('after a power cut in the middle of an import what was reported is there, and it goes on', async ({
  opened: app,
}) => {
  await openImport(app.page)
  const { bytes, expected } = generateMemberList({
    seed: 9,
    rows: 3000,
    format: 'csv',
    encoding: 'utf-8',
  })
  await choose(app.page, bytes)
  await take(app.page).click()
  const shown = app.page.getByText(/^[\d.]+ von [\d.]+$/)
  await expect(shown).toHaveText(/^[1-9][\d.]{2}/)
  const reported = numberIn((await shown.textContent()) ?? '')
  await app.crash()
  await unlock(app.page)
  const note = app.page.getByRole('region', {
    name: 'Das Einlesen einer Liste wurde unterbrochen',
  })
  await expect(note).toBeVisible()
  const written = numberIn(/(?<=Zeilen: )[\d.]+\d/.exec(await note.innerText())?.[0] ?? '')
  expect(written).toBeGreaterThanOrEqual(reported)
  await expect(summary(app.page)).toHaveText(`${count(written)} von ${count(written)} Mitgliedern`)
  await note.getByRole('button', { name: 'Weiter einlesen' }).click()
  await expect(note).toBeHidden({ timeout: 30_000 })
  await expect(summary(app.page)).toHaveText(
    `${count(expected.length)} von ${count(expected.length)} Mitgliedern`,
  )
})

const real = process.env['REAL_DATA']

test('the real lists of members go through the window, umlauts right', async ({ app }) => {
  test.skip(!real, 'REAL_DATA is not set: the real lists are not there')
  const folder = path.join(real ?? '', 'members')
  await setUpChapter(app.page)
  for (const name of readdirSync(folder).filter((one) => /\.(csv|xlsx|ods)$/.test(one))) {
    await openImport(app.page)
    await choose(app.page, readFileSync(path.join(folder, name)), name)
    await expect(app.page.getByRole('region', { name: 'Vorschau' })).toBeVisible()
    expect(await app.page.locator('main').innerText(), name).not.toMatch(/[ÃÂ]\S|\uFFFD/)
  }
})
