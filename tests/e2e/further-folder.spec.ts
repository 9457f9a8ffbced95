import { expect, test } from './support/app.ts'
import { askForFurther, invite, share, stopRelays, wordsOn } from './support/board.ts'
import { goTo, setUpChapter } from './support/steps.ts'

test.afterEach(stopRelays)

test('whoever has a folder joins a second one, gives up, and joins again; both can be chosen', async ({
  opened: app,
}) => {
  const { page: anna } = app
  await share(anna)
  const link = await invite(anna)
  const clara = await app.another()
  await setUpChapter(clara)

  await askForFurther(clara, 'vorstandsmappe://join#nichts')
  await expect(clara.getByText('Das ist keine gültige Einladung.')).toBeVisible()
  await expect(clara.getByLabel('Einladung')).toBeFocused()
  // As an e-mail breaks it.
  await askForFurther(clara, ` <${link.slice(0, 60)} ${link.slice(60)}>`)
  await expect(clara.getByRole('heading', { name: 'Gleich geht es los' })).toBeVisible()
  await expect(anna.getByRole('heading', { name: /Anna Müller möchte dazukommen/ })).toBeVisible()
  expect(await wordsOn(clara)).toEqual(await wordsOn(anna))
  await clara.getByRole('button', { name: 'Nicht mehr dazukommen' }).click()
  await goTo(clara, 'Einstellungen')
  await expect(clara.getByRole('region', { name: 'Mappen auf diesem Gerät' })).not.toContainText(
    'dazukommt',
  )

  await anna.getByRole('button', { name: 'Ablehnen' }).click()
  await expect(anna.getByRole('button', { name: 'Ablehnen' })).toBeHidden()
  await askForFurther(clara, await invite(anna))
  await expect(clara.getByRole('heading', { name: 'Gleich geht es los' })).toBeVisible()
  // Meanwhile she looks into her own.
  await clara
    .getByRole('region', { name: 'Andere Mappen' })
    .getByRole('button', { name: 'SPD Musterstadt' })
    .click()
  await clara.getByRole('button', { name: /Mappe wechseln/ }).click()
  await clara.getByRole('menuitem', { name: 'Mappe, zu der dieses Gerät dazukommt' }).click()
  await anna.getByRole('button', { name: 'Die Wörter stimmen, dazunehmen' }).click()
  await expect(clara.getByRole('navigation', { name: 'Bereiche' })).toBeVisible()
  await clara.getByRole('button', { name: /Mappe wechseln/ }).click()
  await expect(clara.getByRole('menuitem', { name: 'SPD Musterstadt' })).toBeVisible()
})
