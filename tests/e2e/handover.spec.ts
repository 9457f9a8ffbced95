import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { letIn, makeSheet, share, stopRelays } from './support/board.ts'
import { goTo } from './support/steps.ts'

test.afterEach(stopRelays)

const devices = (page: Page) => page.getByRole('list', { name: 'Geräte' })

test('a laptop is stolen: it is shut out in two clicks, and says so itself', async ({
  opened: app,
}) => {
  const { page: anna } = app
  await share(anna)
  const bernd = await app.another()
  await letIn(anna, bernd, 'Bernd')
  await goTo(bernd, 'Einstellungen')
  await expect(bernd.getByText(/Bitte gleich eine Person anrufen.*Anna Müller/)).toBeVisible()

  await anna.getByRole('button', { name: 'Gerät verloren oder gestohlen …' }).click()
  await anna.getByRole('button', { name: 'Sofort ausschließen' }).click()
  await expect(anna.getByText('Bernd (Laptop Bernd) ist ausgeschlossen')).toBeVisible()
  await expect(anna.getByText(/binnen 72 Stunden/)).toBeVisible()
  await expect(devices(anna)).not.toContainText('Bernd')
  await expect(bernd.getByText('Dieses Gerät gehört nicht mehr zur Mappe.')).toBeVisible()
  await bernd.getByRole('button', { name: 'Von diesem Gerät löschen' }).click()
  await bernd.getByRole('button', { name: 'Endgültig löschen' }).click()
  await expect(bernd.getByRole('heading', { name: 'Willkommen' })).toBeVisible()
})

test('a board has somebody manage the folder by majority, hands over in one sitting, interrupted and gone on with, and the chair leaves last', async ({
  opened: app,
}) => {
  const { page: anna } = app
  await share(anna)
  const others = []
  for (const person of ['Bernd', 'Clara', 'Dora']) {
    const other = await app.another()
    await letIn(anna, other, person)
    await goTo(other, 'Einstellungen')
    others.push(other)
  }
  const [bernd = anna, clara = anna, dora = anna] = others
  await bernd.getByRole('button', { name: 'Fürs Verwalten vorschlagen … Bernd' }).click()
  await bernd.getByRole('button', { name: 'Vorschlagen', exact: true }).click()
  await expect(anna.getByText(/Es ist vorgeschlagen, dass Bernd/)).toBeVisible()
  const proposed = (page: Page) => page.getByRole('article', { name: /^Bernd .* verwalten$/ })
  await proposed(clara).getByRole('button', { name: 'Zustimmen' }).click()
  await expect(proposed(dora)).toContainText('Es fehlt noch eine Zustimmung.')
  await proposed(dora).getByRole('button', { name: 'Zustimmen' }).click()
  await expect(bernd.getByRole('combobox', { name: 'Rolle: Clara' })).toBeVisible()
  await expect(proposed(clara)).toBeHidden()
  await expect(anna.getByText(/Der Vorstand hat bestimmt, dass Bernd/)).toBeVisible()

  await anna.getByRole('combobox', { name: 'Rolle: Bernd' }).click()
  await anna.getByRole('option', { name: 'Vorstand' }).click()
  await expect(anna.getByRole('button', { name: 'Mappe verlassen …' })).toBeDisabled()
  await anna.getByRole('link', { name: 'Zur Amtsübergabe' }).click()
  for (const person of ['Bernd', 'Clara']) {
    await anna.getByRole('checkbox', { name: person }).click()
  }
  await anna.getByRole('button', { name: '2 Geräte entfernen' }).click()
  await expect(anna.getByText('Entfernt. Alle anderen haben neue Schlüssel.')).toBeVisible()

  await goTo(anna, 'Mitglieder')
  await goTo(anna, 'Einstellungen')
  await anna.getByRole('link', { name: 'Zur Amtsübergabe' }).click()
  await anna.getByRole('button', { name: 'Weiter' }).click()
  await anna.getByRole('combobox', { name: 'Rolle: Dora' }).click()
  await anna.getByRole('option', { name: 'verwaltet die Mappe' }).click()
  await expect(anna.getByText('Noch verwaltet nur ein Gerät die Mappe.')).toBeHidden()
  await anna.getByRole('button', { name: 'Weiter' }).click()
  await makeSheet(anna, 'Notblatt machen …')
  await anna.getByRole('button', { name: 'Weiter' }).click()
  const summary = anna.getByRole('article', { name: 'Zusammenfassung' })
  await expect(summary).toContainText('Bernd (Laptop Bernd)')
  await expect(summary).toContainText('Clara (Laptop Clara)')
  await expect(summary).toContainText('Dora (Laptop Dora): verwaltet die Mappe')
  await expect(summary).toContainText('Es gibt ein neues; das alte öffnet nichts mehr.')
  await anna.getByRole('button', { name: 'Amtsübergabe abschließen' }).click()

  await anna.getByRole('button', { name: 'Mappe verlassen …' }).click()
  await anna.getByRole('radio', { name: 'Als eigene Mappe behalten' }).click()
  await anna.getByRole('button', { name: 'Mappe verlassen', exact: true }).click()
  await expect(anna.getByText('Diese Mappe gibt es nur auf diesem Gerät.')).toBeVisible()
})
