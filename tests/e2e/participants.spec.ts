import type { Page } from '@playwright/test'
import { addItem, agenda, openItem } from './support/agenda.ts'
import { expect, test } from './support/app.ts'
import { fillIn, goTo } from './support/steps.ts'

/** A member whose name can be written in several ways. */
async function addEva(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
  await fillIn(page, 'Vorname', 'Eva')
  await fillIn(page, 'Nachname', 'Großmüller')
  await expect(page.getByRole('heading', { name: 'Eva Großmüller' })).toBeVisible()
}

test('who takes part is found however the name is written, and is a guest only by choice', async ({
  opened: app,
}) => {
  const { page } = app
  await addEva(page)
  await goTo(page, 'Sitzungen')
  await page.getByRole('button', { name: 'Sitzung anlegen' }).dblclick()
  const region = page.getByRole('region', { name: 'Anwesende' })
  const person = region.getByRole('listitem')
  const field = region.getByRole('combobox', { name: 'Mitglied oder Gast hinzufügen' })
  await field.fill('grossmue')
  await expect(page.getByRole('option')).toHaveText([
    'Eva Großmüller',
    'Gast „grossmue“ hinzufügen',
  ])
  await page.keyboard.press('Enter')
  await expect(person).toHaveText(/^Eva Großmüller/)
  await expect(field).toHaveValue('')
  await expect(field).toBeFocused()

  // A fragment that is left is nobody.
  await page.keyboard.type('Gro')
  await expect(page.getByRole('option').first()).toContainText('steht schon in der Liste')
  await page.keyboard.press('Tab')
  await expect(field).toHaveValue('')
  await expect(person).toHaveCount(1)
  await field.fill('Otto Fremd')
  await page.getByRole('option', { name: 'Gast „Otto Fremd“ hinzufügen' }).click()
  await expect(person.nth(1)).toContainText('Gast')
  await expect(region).toContainText('1 anwesend')

  // Whoever is put into the trash stays in the list, and it says so.
  await expect(region.getByText('im Papierkorb')).toHaveCount(0)
  await person.first().getByRole('link', { name: 'Eva Großmüller' }).click()
  await page.getByRole('button', { name: 'In den Papierkorb' }).click()
  await expect(page.getByRole('heading', { name: 'Eva Großmüller' })).toBeHidden()
  await page.goBack()
  await expect(page.getByText('Dieses Mitglied gibt es nicht mehr in der Liste.')).toBeVisible()
  await page.goBack()
  await expect(person.first()).toContainText('im Papierkorb')
  await expect(region).toContainText('Aus dem Papierkorb lässt sich das Mitglied zurückholen.')
  await page.keyboard.press('Control+z')
  await expect(region.getByText('im Papierkorb')).toHaveCount(0)

  // The end is read from the begin.
  await fillIn(page, 'Beginn', '6.5.2027 19 Uhr')
  await expect(page.getByLabel('Beginn')).toHaveValue('Do, 6. Mai 2027, 19:00')
  await fillIn(page, 'Beginn', '6.5.27 um 19.00')
  await expect(page.getByLabel('Beginn')).toHaveValue('Do, 6. Mai 2027, 19:00')
  await fillIn(page, 'Ende', '21.30')
  await expect(page.getByLabel('Ende', { exact: true })).toHaveValue('Do, 6. Mai 2027, 21:30')
  await fillIn(page, 'Ende', 'Do 0:30')
  await expect(page.getByText('Das Ende liegt nicht nach dem Beginn.')).toBeVisible()
  await fillIn(page, 'Ende', '0:30')
  await expect(page.getByLabel('Ende', { exact: true })).toHaveValue('Fr, 7. Mai 2027, 00:30')

  // More votes than people are said, and stored all the same.
  await addItem(page, 'Anträge')
  await openItem(page, 'Anträge')
  await page.getByRole('button', { name: 'Antrag', exact: true }).click()
  await fillIn(page, 'Ja', '2')
  await expect(page.getByText('2 Stimmen, aber nur eine Person ist als anwesend')).toBeVisible()
  await fillIn(page, 'Ja', '1')
  await expect(page.getByText('Stimmen, aber nur')).toBeHidden()

  // What the votes speak for is offered, and is a result only by choice.
  await page.getByRole('button', { name: 'Angenommen eintragen' }).click()
  await expect(page.getByLabel('Ergebnis')).toBeFocused()
  await expect(page.getByRole('button', { name: 'Angenommen eintragen' })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: /^Beschluss 20\d\d\/1$/ })).toBeVisible()

  // A corrected vote takes the resolution back and not its number, which nobody else gets.
  await page.getByLabel('Ergebnis').click()
  await page.getByRole('option', { name: 'abgelehnt' }).click()
  await expect(page.getByText('Kein Beschluss mehr, Ergebnis: abgelehnt.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Antrag', exact: true })).toBeVisible()
  await page.getByLabel('Ergebnis').click()
  await page.getByRole('option', { name: 'angenommen' }).click()
  await expect(page.getByRole('heading', { name: /^Beschluss 20\d\d\/1$/ })).toBeVisible()

  // Whoever hands on minutes with confidential items decides first whether these are in it.
  const confidential = page.getByRole('checkbox', { name: 'vertraulich' })
  await confidential.click()
  await expect(confidential).toBeChecked()
  await page.getByRole('button', { name: 'Niederschrift als PDF' }).click()
  const whole = page.getByRole('menuitem', { name: 'Vollständig, mit vertraulichen TOP' })
  await expect(whole).toBeVisible()
  const excerpt = await app.download(() =>
    page.getByRole('menuitem', { name: 'Auszug ohne vertrauliche TOP' }).click(),
  )
  expect(excerpt.subarray(0, 4).toString()).toBe('%PDF')
  await confidential.click()
  await expect(confidential).not.toBeChecked()

  // At 200 % what was chosen stands below the agenda, and is brought into sight.
  await page.setViewportSize({ width: 640, height: 400 })
  await agenda(page).getByRole('button', { name: 'Kopf der Niederschrift' }).click()
  await expect(page.getByLabel('Beginn')).toBeInViewport()
  await openItem(page, 'Anträge')
  await expect(confidential).toBeInViewport()
  await page.setViewportSize({ width: 1280, height: 800 })

  // One meeting, whatever was clicked; in the trash it takes its resolution out of the list.
  await page.getByRole('button', { name: 'Weitere Möglichkeiten' }).first().click()
  await page.getByRole('menuitem', { name: 'In den Papierkorb' }).click()
  await expect(page.getByText('Ein Beschluss daraus steht so lange nicht').first()).toBeVisible()
  await expect(page.getByText('Noch gibt es keine Sitzung.')).toBeVisible()
})

test('who leads is suggested while the name is typed, and taken only where somebody chooses', async ({
  opened: app,
}) => {
  const { page } = app
  await addEva(page)
  await goTo(page, 'Sitzungen')
  await page.getByRole('button', { name: 'Sitzung anlegen' }).click()
  await expect(page.getByRole('heading', { name: 'Vorstandssitzung', level: 2 })).toBeFocused()
  const guest = page.getByRole('combobox', { name: 'Mitglied oder Gast hinzufügen' })
  await guest.fill('Otto Fremd')
  await page.getByRole('option', { name: 'Gast „Otto Fremd“ hinzufügen' }).click()
  const chair = page.getByRole('combobox', { name: 'Sitzungsleitung' })
  const history = page.getByRole('region', { name: 'Verlauf' })
  await chair.pressSequentially('grossmue')
  await expect(page.getByRole('option')).toHaveText(['Eva Großmüller'])
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option', { selected: true })).toHaveText('Eva Großmüller')
  await page.keyboard.press('Enter')
  await expect(chair).toHaveValue('Eva Großmüller')
  await expect(page.getByRole('option')).toHaveCount(0)
  await expect(history).toContainText('Sitzungsleitung: – → Eva Großmüller')

  // Whoever leads is counted only where somebody says so.
  const region = page.getByRole('region', { name: 'Anwesende' })
  await expect(region).toContainText('0 anwesend')
  await page.getByRole('button', { name: 'Als anwesend eintragen' }).click()
  await expect(chair).toBeFocused()
  await expect(region).toContainText('1 anwesend')
  await expect(region.getByRole('link', { name: 'Eva Großmüller' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Als anwesend eintragen' })).toHaveCount(0)

  // Whoever takes part is suggested first; Escape leaves the list, and then takes back the field.
  const taker = page.getByRole('combobox', { name: 'Protokoll' })
  await taker.focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option')).toHaveText(['Otto Fremd', 'Eva Großmüller'])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(0)
  await page.keyboard.type('Eva')
  await expect(page.getByRole('option')).toHaveText(['Eva Großmüller'])
  // Enter alone keeps what was typed: the Eva who takes the minutes may be somebody else.
  await page.keyboard.press('Enter')
  await expect(history).toContainText('Protokoll: – → Eva')
  await expect(taker).toHaveValue('Eva')
  await taker.fill('Ev')
  await page.getByRole('option', { name: 'Eva Großmüller' }).click()
  await expect(taker).toHaveValue('Eva Großmüller')
  await expect(history).toContainText('Protokoll: Eva → Eva Großmüller')
})
