import { expect, test } from './support/app.ts'
import { fillIn, goTo } from './support/steps.ts'

test('days that do not fit are stored, and the field says what is odd about them', async ({
  opened: app,
}) => {
  const { page } = app
  await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
  await fillIn(page, 'Nachname', 'Großmüller')
  await expect(page.getByRole('heading', { name: 'Großmüller' })).toBeVisible()
  await fillIn(page, 'Geburtsdatum', '6/7/1980')
  const birthday = page.getByLabel('Geburtsdatum')
  await expect(birthday).toHaveValue('6. Juli 1980')
  await expect(birthday).toHaveAccessibleDescription(
    'Gelesen als 6. Juli 1980: erst der Tag, dann der Monat. Anders gemeint? Dann bitte 7.6.1980 schreiben.',
  )
  await fillIn(page, 'Geburtsdatum', '7.6.1980')
  await expect(birthday).toHaveValue('7. Juni 1980')
  await expect(birthday).toHaveAccessibleDescription('')

  await fillIn(page, 'Eintritt', '1.4.2019')
  await fillIn(page, 'Austritt', '31.12.2018')
  const left = page.getByLabel('Austritt')
  await expect(left).toHaveValue('31. Dezember 2018')
  await expect(left).toHaveAccessibleDescription(/vor dem Eintritt am 1. April 2019/)
  await fillIn(page, 'Austritt', '31.12.2020')
  await expect(left).toHaveAccessibleDescription('')

  await page.getByRole('button', { name: 'Amt hinzufügen' }).click()
  await page.keyboard.type('Kassiererin')
  await page.keyboard.press('Tab')
  await fillIn(page, 'seit', '1.4.2019')
  await fillIn(page, 'bis', '1.4.2018')
  await expect(page.getByLabel('Amt', { exact: true })).toHaveValue('Kassiererin')
  await expect(page.getByLabel('bis', { exact: true })).toHaveAccessibleDescription(
    /vor dem Beginn am 1. April 2019/,
  )
})

test('an end on another day than the begin is said in words', async ({ opened: app }) => {
  const { page } = app
  await goTo(page, 'Sitzungen')
  await page.getByRole('button', { name: 'Sitzung anlegen' }).click()
  const end = page.getByLabel('Ende', { exact: true })
  await fillIn(page, 'Beginn', '6.5.2027 19 Uhr')
  await expect(page.getByLabel('Beginn')).toHaveValue('Do, 6. Mai 2027, 19:00')
  await fillIn(page, 'Ende', '22 Uhr')
  await expect(end).toHaveValue('Do, 6. Mai 2027, 22:00')
  await expect(end).toHaveAccessibleDescription('')
  await fillIn(page, 'Ende', '0:30')
  await expect(end).toHaveAccessibleDescription('Endet am Fr, 7. Mai 2027, nach gut 5 Stunden.')
  await fillIn(page, 'Ende', '18 Uhr')
  await expect(end).toHaveAccessibleDescription(
    'Endet erst am Fr, 7. Mai 2027, nach 23 Stunden. Stimmt das?',
  )
})
