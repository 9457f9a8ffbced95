import { expect, test } from './support/app.ts'
import { goTo } from './support/steps.ts'

test('a search that is cleared before its answer comes looks for nothing any more', async ({
  opened: app,
}) => {
  const { page } = app
  await page.keyboard.press('Control+k')
  const field = page.getByRole('dialog').getByRole('textbox')
  await field.fill('bahn')
  await expect(page.getByText('Dazu gibt es nichts')).toBeVisible()
  // Both within one turn of the page: no answer of the core can come in between.
  await field.evaluate(async (input: { value: string; dispatchEvent(event: unknown): void }) => {
    for (const text of ['straße', '']) {
      input.value = text
      input.dispatchEvent(new Event('input', { bubbles: true }))
      for (let turn = 0; turn < 20; turn++) await Promise.resolve()
    }
  })
  await page.waitForTimeout(500)
  await expect(page.locator('[data-palette] .animate-spin')).toHaveCount(0)
})

test('a command opens a further window, which stands on its own', async ({ opened: app }) => {
  const { page } = app
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Neues Fenster')
  const opened = page.context().waitForEvent('page')
  await page.keyboard.press('Enter')
  const other = await opened
  await goTo(other, 'Mitglieder')
  await expect(other.getByText('Noch ist niemand eingetragen.')).toBeVisible()
  // Its address opens nothing any more, and it goes on when it is loaded again.
  expect(other.url()).not.toMatch(/#[\w-]{43}/)
  await other.reload()
  await expect(other.getByText('Noch ist niemand eingetragen.')).toBeVisible()
})
