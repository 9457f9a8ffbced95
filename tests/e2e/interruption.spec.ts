import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { fillIn, goTo } from './support/steps.ts'

/** The window hears and does nothing until it is let go, as under a heavy load. */
async function freeze(page: Page): Promise<() => Promise<void>> {
  const debug = await page.context().newCDPSession(page)
  await debug.send('Debugger.enable')
  await debug.send('Debugger.pause')
  return () => debug.detach()
}

test(
  'the core crashes and another window writes before this one is back: it shows what is new',
  { tag: '@both' },
  async ({ opened: app }) => {
    const { page } = app
    await page.getByRole('button', { name: 'Mitglied anlegen' }).click()
    await fillIn(page, 'Nachname', 'Großmüller')
    await fillIn(page, 'Ort', 'Jena')
    await expect(page.getByRole('region', { name: 'Verlauf' })).toContainText('Ort: – → Jena')
    const other = await app.openWindow()
    await goTo(other, 'Mitglieder')
    await other.getByRole('row', { name: /Großmüller/ }).click()
    await expect(other.getByLabel('Ort', { exact: true })).toHaveValue('Jena')

    const letGo = await freeze(page)
    app.killCore()
    await expect(async () => {
      await fillIn(other, 'Ort', 'Gera')
      await expect(other.getByRole('region', { name: 'Verlauf' })).toContainText('Jena → Gera', {
        timeout: 500,
      })
    }).toPass()
    await letGo()
    await expect(page.getByLabel('Ort', { exact: true })).toHaveValue('Gera')
    await expect(page.getByRole('region', { name: 'Verlauf' })).toContainText('Jena → Gera')
    await expect(page.getByRole('row', { name: /Großmüller/ })).toContainText('Gera')
  },
)
