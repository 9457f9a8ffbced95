import { expect, test } from './support/app.ts'
import { letIn, openRelay, share, stopRelays, together } from './support/board.ts'
import { goTo } from './support/steps.ts'

test.afterEach(stopRelays)

test('Anna changes the relay, Bernd goes along by himself and reads of it, and an address that is none of theirs is refused', async ({
  opened: app,
}) => {
  const { page: anna } = app
  const first = await share(anna)
  const bernd = await app.another()
  await letIn(anna, bernd)
  await goTo(bernd, 'Einstellungen')
  const second = await openRelay()
  await anna.getByRole('button', { name: 'Vermittler wechseln …' }).click()
  await anna.getByLabel('Adresse des Vermittlers').fill(second.url)
  await together(anna).getByRole('button', { name: 'Prüfen', exact: true }).click()
  await expect(anna.getByText('Dort antwortet ein Vermittler.')).toBeVisible()
  await anna.getByRole('button', { name: 'Umziehen', exact: true }).click()
  for (const page of [anna, bernd]) {
    await expect(together(page).getByText(/hat die Mappe am .* verlegt/)).toContainText(second.url)
    await expect(together(page).getByText('Alles ist geteilt.')).toBeVisible()
    await expect(together(page).getByText(`Geteilt über ${second.url}.`)).toBeVisible()
  }

  await second.stop()
  await expect(anna.getByRole('combobox', { name: 'Rolle: Bernd Öztürk' })).toBeDisabled()
  await bernd.getByRole('button', { name: 'Neue Adresse eingeben …' }).click()
  await bernd.getByLabel('Adresse des Vermittlers').fill(first.url)
  await bernd.getByRole('button', { name: 'Dort verbinden' }).click()
  await expect(together(bernd).getByText(/liegt ein älterer Stand der Mappe/)).toBeVisible()
  await anna.getByRole('button', { name: 'Vermittler wechseln …' }).click()
  await expect(anna.getByText(/Auf jedem muss hier/)).toBeVisible()
})
